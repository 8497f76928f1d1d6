#include "rung/low/noun.hpp"  // fine
#include "elsewhere.hpp"
