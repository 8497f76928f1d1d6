#include "rung/high/noun.hpp"
