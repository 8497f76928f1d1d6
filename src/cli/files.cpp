#include "files.hpp"

#include <cstdio>
#include <fstream>
#include <iostream>

#include "rung/advise/read_file.hpp"
#include "rung/parse/parse_population.hpp"

namespace rung::cli {

Status write_aside(const std::string& path, const std::string& text) {
  const std::string aside = path + ".part";
  std::ofstream out(aside, std::ios::binary);
  out << text;
  out.close();
  if (out && std::rename(aside.c_str(), path.c_str()) == 0) return done;
  std::remove(aside.c_str());
  std::cerr << "rung: `" << path << "` could not be written\n";
  return faulty;
}

bool read_population(const std::string& path, std::optional<Population>& population) {
  const auto source = read_file(path);
  if (!source) {
    std::cerr << describe(source.error());
    return false;
  }
  auto parsed = parse_population(*source);
  Faults faults = parsed.error();
  locate(faults, std::span(&*source, 1));
  std::cerr << describe(faults);
  if (!parsed) return false;
  population = std::move(parsed).value();
  return true;
}

}  // namespace rung::cli
