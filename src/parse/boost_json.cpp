// Boost.JSON's own code, compiled here once: then nothing has to be linked, and the shared library shows nothing of it.
#include <boost/json/src.hpp>
