// Fits a model to the numbers that fit_against_r.R wrote: rows, columns and levels as 32-bit integers, then the outcome
// as 32-bit integers, then the columns' numbers, a row after the other.
//   fit_speed FILE THREADS

#include <sys/resource.h>

#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iostream>

#include "rung/score/cumulative.hpp"

using namespace rung;

namespace {

double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

long peak_kilobytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

Design read(const char* path) {
  std::ifstream file(path, std::ios::binary);
  std::int32_t size[3] = {};
  file.read(reinterpret_cast<char*>(size), sizeof size);
  Design design;
  for (int level = 0; level < size[2]; ++level) design.levels.push_back(std::to_string(level));
  for (int column = 0; column < size[1]; ++column) {
    const std::string name = "x" + std::to_string(column + 1);
    design.columns.push_back({name, name, name});
  }
  for (int row = 0; row < size[0]; ++row) {
    std::int32_t level = 0;
    file.read(reinterpret_cast<char*>(&level), sizeof level);
    design.outcome.push_back(static_cast<std::uint8_t>(level));
  }
  design.values.resize(static_cast<std::size_t>(size[0]) * static_cast<std::size_t>(size[1]));
  file.read(reinterpret_cast<char*>(design.values.data()),
            static_cast<std::streamsize>(design.values.size() * sizeof(double)));
  if (!file) std::cerr << "the numbers cannot be read\n", std::exit(1);
  return design;
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) return std::cerr << "usage: fit_speed FILE THREADS\n", 2;
  const Design design = read(words[1]);
  const long before = peak_kilobytes();
  const double start = cpu_seconds();
  const auto clock = std::chrono::steady_clock::now();
  const auto fit = fit_cumulative(design, {.threads = static_cast<unsigned>(std::atoi(words[2]))});
  const double elapsed = std::chrono::duration<double>(std::chrono::steady_clock::now() - clock).count();
  if (!fit) return std::cerr << describe(fit.error()), 1;
  std::cout.precision(17);
  std::cout << "seconds_of_processor " << cpu_seconds() - start << "\nseconds " << elapsed
            << "\nmegabytes_beyond_the_data " << static_cast<double>(peak_kilobytes() - before) / 1024
            << "\nlog_likelihood " << fit->summary.log_likelihood << "\nlargest_gradient "
            << fit->summary.largest_gradient << "\nsteps " << fit->summary.steps << "\nestimates";
  for (const double one : fit->estimates) std::cout << ' ' << one;
  std::cout << '\n';
}
