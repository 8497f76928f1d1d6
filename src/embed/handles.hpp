#pragma once

#include <string>
#include <vector>

#include "rung/advise/advisor.hpp"
#include "rung/advise/live_advisor.hpp"
#include "rung/evaluate/bind_values.hpp"
#include "rung/rung.h"

// What the handles of rung/rung.h are.

struct rung_error {
  rung::Faults faults;
  std::string report;  // describe() of them
};

struct rung_rules {
  rung_rules(rung::Advisor made, rung::Faults warnings);
  rung::Advisor advisor;
  rung_error warnings;
};

struct rung_text {
  std::string text;
  rung_error warnings;
};

struct rung_live {
  rung::LiveAdvisor advisor;
};

struct rung_decider {
  rung::ValueBinder binder;
  rung::Decision decision = {};
  std::vector<rung::Value> values = {};
};
