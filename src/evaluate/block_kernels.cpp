#include "block_kernels_text.hpp"

namespace rung {

const BlockKernels plain_kernels = kernels;

std::vector<const BlockKernels*> usable_kernels() {
  std::vector<const BlockKernels*> made = {&plain_kernels};
#ifdef RUNG_WIDE_KERNELS
  if (__builtin_cpu_supports("avx2")) made.push_back(&avx2_kernels);
  if (__builtin_cpu_supports("avx512bw")) made.push_back(&avx512_kernels);
#endif
  return made;
}

const BlockKernels& block_kernels() {
  static const BlockKernels& fastest = *usable_kernels().back();
  return fastest;
}

}  // namespace rung
