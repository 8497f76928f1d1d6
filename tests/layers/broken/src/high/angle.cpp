#include <rung/low/noun.hpp>
