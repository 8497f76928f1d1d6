#ifdef __AVX2__  // a processor of another kind has no such form

#include "block_kernels_text.hpp"

namespace rung {

const BlockKernels avx2_kernels = kernels;

}  // namespace rung

#endif
