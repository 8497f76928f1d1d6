#include "block_kernels_text.hpp"

namespace rung {

const BlockKernels avx2_kernels = kernels;

}  // namespace rung
