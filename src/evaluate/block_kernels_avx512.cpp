#include "block_kernels_text.hpp"

namespace rung {

const BlockKernels avx512_kernels = kernels;

}  // namespace rung
