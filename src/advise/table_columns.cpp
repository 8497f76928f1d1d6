#include "table_columns.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iostream>

#include "rung/parse/csv.hpp"
#include "rung/text/nearest.hpp"

namespace rung {
namespace {

constexpr std::size_t most_faults = 100;

// Where the texts of a row come from: its cells, or what a mapping makes of them.
class Cells {
 public:
  Cells(const std::vector<Word>& columns, const CompiledCaseMap* map) : columns_(columns), map_(map) {
    if (map) maker_.emplace(*map);
  }

  struct At {
    bool mapped = false;
    std::size_t column = 0;
  };
  std::optional<At> find(const std::string& name) const {
    if (map_ && name.empty()) return At{true, 0};
    if (map_)
      for (const CompiledAnswer& answer : map_->answers)
        if (answer.name.text == name) return At{true, 0};
    for (std::size_t column = 0; column < columns_.size(); ++column)
      if (columns_[column].text == name) return At{false, column};
    return std::nullopt;
  }
  std::vector<std::string> names() const {
    std::vector<std::string> all;
    if (map_)
      for (const CompiledAnswer& answer : map_->answers) all.push_back(answer.name.text);
    for (const Word& column : columns_) all.push_back(column.text);
    return all;
  }

  Faults take(const Row& row) {
    row_ = &row;
    if (!maker_) return {};
    auto made = maker_->make(row);
    if (!made) return std::move(made).error();
    case_ = std::move(made).value();
    return {};
  }
  // Empty where it is missing.
  std::optional<std::string_view> text(const std::string& name, const At& at) const {
    if (!at.mapped) {
      const std::string_view text = row_->cells[at.column].text;
      return text.empty() ? std::nullopt : std::optional(text);
    }
    const Written* written = nullptr;
    if (name.empty()) {
      if (maker_->outcome()) written = &*maker_->outcome();
    } else {
      for (const Answer& answer : case_->answers)
        if (answer.name.text == name && !answer.readings.empty() && answer.readings.front().value)
          written = &*answer.readings.front().value;
    }
    return written && !written->is_null ? std::optional<std::string_view>(written->text) : std::nullopt;
  }
  Place place(const At& at) const { return at.mapped ? row_->place : row_->cells[at.column].place; }

 private:
  const std::vector<Word>& columns_;
  const CompiledCaseMap* map_;
  std::optional<CaseMaker> maker_;
  const Row* row_ = nullptr;
  std::optional<Case> case_;
};

std::optional<double> number_or_truth(std::string_view text) {
  if (text == "true") return 1;
  if (text == "false") return 0;
  return number_in(text);
}

void keep_text(std::string_view text, KeptColumn& column) {
  const auto number = number_in(text);
  std::string key = number ? shortest(*number) : std::string(text);
  const auto [at, is_new] = column.code_of.emplace(std::move(key), static_cast<std::uint32_t>(column.texts.size()));
  if (is_new) column.texts.push_back(at->first);
  column.codes.push_back(at->second);
}

// Reads a table row by row into what is kept of it.
class Keeper {
 public:
  Keeper(const std::string& name, CsvReader& reader, const CompiledCaseMap* map, KeptTable& table)
      : name_(name), reader_(reader), cells_(reader.columns(), map), table_(table) {}

  Faults run(const Source& header) {
    for (const KeptColumn& column : table_.columns) {
      const auto at = cells_.find(column.name);
      const std::string what = column.name.empty() ? "no outcome is named, and no mapping has one"
                                                   : "there is no column `" + column.name + "`";
      if (!at) faults_.push_back({"S11", what, {0, 1, 1}, did_you_mean(column.name, cells_.names())});
      at_.push_back(at.value_or(Cells::At{}));
    }
    locate(faults_, {&header, 1});
    if (!faults_.empty()) return faults_;
    while (faults_.size() < most_faults && reader_.next()) add_row();
    for (Fault& fault : faults_)
      for (const KeptColumn& column : table_.columns)
        if (fault.code == "S12" && column.refused > 1 && fault.message.starts_with("`" + column.name + "`"))
          fault.message += ", and the same in " + std::to_string(column.refused - 1) + " more rows";
    return faults_;
  }

 private:
  void add_row() {
    ++table_.rows_read;
    faults_.insert(faults_.end(), reader_.faults().begin(), reader_.faults().end());
    if (!reader_.faults().empty()) return;
    Faults taken = cells_.take(reader_.row());
    for (Fault& fault : taken) fault.file = name_, faults_.push_back(std::move(fault));
    if (!taken.empty()) return;
    bool whole = true;
    for (std::size_t i = 0; i < at_.size(); ++i)
      if (!cells_.text(table_.columns[i].name, at_[i])) ++table_.columns[i].missing, whole = false;
    if (!whole) return;
    table_.lines.push_back(reader_.row().place.line);
    for (std::size_t i = 0; i < at_.size(); ++i) keep(table_.columns[i], at_[i]);
  }

  void keep(KeptColumn& column, const Cells::At& at) {
    const std::string_view text = *cells_.text(column.name, at);
    if (text != "true" && text != "false") column.is_boolean = false;
    if (column.as_text) return keep_text(text, column);
    const auto number = number_or_truth(text);
    column.numbers.push_back(number.value_or(0));
    if (number || column.refused++ > 0) return;  // one fault a column: the rest of it is most often the same
    Fault fault{
        "S12", "`" + column.name + "` is a number here, found `" + std::string(text) + "`", cells_.place(at),
        "write nominal(" + column.name + ") for words, or give the codes of missing answers in a mapping, with --map"};
    fault.file = name_;
    faults_.push_back(std::move(fault));
  }

  std::string name_;
  CsvReader& reader_;
  Cells cells_;
  KeptTable& table_;
  std::vector<Cells::At> at_;
  Faults faults_;
};

}  // namespace

std::optional<double> number_in(std::string_view text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number)) return std::nullopt;
  return number;
}

std::string shortest(double number) {
  char digits[32];
  return {digits, std::to_chars(digits, digits + sizeof digits, number == 0 ? 0 : number).ptr};
}

std::optional<std::vector<double>> KeptColumn::as_numbers() const {
  std::vector<double> each;
  for (const std::string& one : texts) {
    const auto number = number_in(one);
    if (!number) return std::nullopt;
    each.push_back(*number);
  }
  return each;
}

const KeptColumn& KeptTable::column(const std::string& name, bool as_text) const {
  return *std::ranges::find_if(columns,
                               [&](const KeptColumn& one) { return one.name == name && one.as_text == as_text; });
}

Result<KeptTable> keep_columns(const std::string& path, std::vector<KeptColumn> wanted, const CaseMap* map) {
  std::ifstream file;
  if (path != "-") file.open(path, std::ios::binary);
  std::istream& in = path == "-" ? std::cin : file;
  const auto more = [&in](char* to, std::size_t room) {
    in.read(to, static_cast<std::streamsize>(room));
    return static_cast<std::size_t>(in.gcount());
  };
  if (!in)
    return Faults{{"F01", "the table `" + path + "` cannot be read", {}, "look at its name and its permissions"}};
  auto reader = CsvReader::open(path, more);
  if (!reader) return std::move(reader).error();
  std::optional<CompiledCaseMap> compiled;
  if (map) {
    auto made = compile_case_map(*map, reader->columns(), nullptr);
    if (!made) return std::move(made).error();
    compiled = std::move(made).value();
  }
  KeptTable table{std::move(wanted), {}, 0};
  std::string names;
  for (const Word& column : reader->columns()) names += (names.empty() ? "" : ",") + column.text;
  Keeper keeper(path, reader.value(), compiled ? &*compiled : nullptr, table);
  Faults faults = keeper.run(Source(path, names));
  if (!faults.empty()) return faults;
  return table;
}

}  // namespace rung
