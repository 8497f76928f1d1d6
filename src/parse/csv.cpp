#include "rung/parse/csv.hpp"

#include <algorithm>
#include <map>

#include "rung/text/utf8.hpp"

namespace rung {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::string_view without_line_end(std::string_view row) {
  if (row.ends_with('\n')) row.remove_suffix(1);
  if (row.ends_with('\r')) row.remove_suffix(1);
  return row;
}

/// One row, cell by cell. Places are kept by counting characters as they go by.
class RowReader {
 public:
  RowReader(std::string_view text, const Place& place, CsvRow& row) : text_(text), row_(row), here_(place) {
    row_.cells.clear();
    row_.room.clear();
    row_.room.reserve(text.size());  // so that no text in it ever moves
    row_.place = place;
  }

  Faults run() {
    for (bool more = true; more && faults_.empty();) {
      Cell cell{{}, false, here_};
      if (looking_at('"'))
        read_quoted(cell);
      else
        read_plain(cell);
      row_.cells.push_back(cell);
      more = looking_at(',');
      if (more) step();
    }
    return std::move(faults_);
  }

 private:
  bool looking_at(char c) const { return at_ < text_.size() && text_[at_] == c; }

  void step() {
    const char c = text_[at_++];
    if (c == '\n') {
      ++here_.line;
      here_.column = 1;
    } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) {
      ++here_.column;
    }
  }

  void read_plain(Cell& cell) {
    const std::size_t begin = at_;
    while (at_ < text_.size() && text_[at_] != ',') {
      if (text_[at_] == '"')
        return fault("V05", "a quote stands in the middle of a field",
                     "a field with a quote in it stands in quotes, and the quote in it twice: \"6\"\" pipe\"");
      step();
    }
    cell.text = text_.substr(begin, at_ - begin);
    cell.place.length = here_.column - cell.place.column + (here_.column == cell.place.column ? 1 : 0);
  }

  void read_quoted(Cell& cell) {
    cell.quoted = true;
    step();
    const std::size_t begin = at_;
    std::size_t kept = row_.room.size(), copied = begin;
    for (; at_ < text_.size(); step()) {
      if (text_[at_] != '"') continue;
      if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') break;
      step();  // the first of two: up to here it is text
      row_.room += text_.substr(copied, at_ - copied);
      copied = at_ + 1;
    }
    if (at_ == text_.size()) {
      here_ = cell.place;
      return fault("V04", "a quote is opened here and never closed", "close it, or take it away");
    }
    if (copied == begin) {
      cell.text = text_.substr(begin, at_ - begin);
    } else {
      row_.room += text_.substr(copied, at_ - copied);
      cell.text = std::string_view(row_.room).substr(kept);
    }
    step();
    if (at_ < text_.size() && text_[at_] != ',')
      fault("V05", "text stands behind the quote that ends a field",
            "a quote inside a field in quotes is written twice: \"6\"\" pipe\"");
  }

  void fault(const char* code, std::string message, std::string hint) {
    faults_.push_back({code, std::move(message), here_, std::move(hint)});
  }

  std::string_view text_;
  CsvRow& row_;
  Place here_;
  std::size_t at_ = 0;
  Faults faults_;
};

Place place_at(std::string_view text, std::size_t offset, Place place) {
  const Source source("", std::string(text.substr(0, offset)));
  const Place found = source.place(offset);
  if (found.line == 1) return {place.file, place.line, place.column + found.column - 1, 1};
  return {place.file, place.line + found.line - 1, found.column, 1};
}

void check_names(const std::vector<Word>& names, Faults& faults) {
  std::map<std::string_view, Place> first;
  for (const Word& name : names) {
    if (name.text.empty()) {
      faults.push_back({"V02", "a column has no name", name.place, "every column needs a name in the first row"});
    } else if (const auto [at, is_new] = first.emplace(name.text, name.place); !is_new) {
      faults.push_back({"V01", "the column `" + name.text + "` stands twice", name.place,
                        "first at column " + std::to_string(at->second.column) +
                            " of the header; which of the two is "
                            "meant cannot be known"});
    }
  }
}

}  // namespace

std::size_t csv_row_bytes(std::string_view text, bool at_end) {
  bool quoted = false, begins = true, closed = false;  // within quotes; at the first byte of a field; behind its quote
  for (std::size_t at = text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0; at < text.size(); ++at) {
    const char c = text[at];
    if (quoted) {
      quoted = c != '"';
      closed = !quoted;
      continue;
    }
    if (c == '\n') return at + 1;
    quoted = c == '"' && (begins || closed);  // the second of two quotes opens the field again
    begins = c == ',';
    closed = false;
  }
  return at_end ? text.size() : 0;
}

std::size_t csv_row_bytes(std::string_view text, bool at_end, std::size_t columns) {
  const std::size_t bytes = csv_row_bytes(text, at_end), first_line = std::min(text.find('\n'), text.size() - 1) + 1;
  if (bytes <= first_line) return bytes;
  CsvRow row;
  const bool is_one = parse_csv_row(text.substr(0, bytes), {}, row).empty() && check_width(row, columns).empty();
  return is_one ? bytes : first_line;
}

bool is_blank(std::string_view row) { return without_line_end(row).empty(); }

Faults parse_csv_row(std::string_view text, const Place& place, CsvRow& row) {
  text = without_line_end(text);
  row.place = place;
  if (const auto bad = first_bad_utf8(text))
    return {{"F03", "this is not UTF-8", place_at(text, *bad, place), "save the table as UTF-8"}};
  if (const auto nul = text.find('\0'); nul != std::string_view::npos)
    return {{"F04", "a NUL character stands here, which no table has", place_at(text, nul, place),
             "the file is binary, or UTF-16; save the table as UTF-8"}};
  return RowReader(text, place, row).run();
}

Result<std::vector<Word>> parse_csv_header(std::string_view text, const CsvLimits& limits) {
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  const Place start{.line = 1, .column = 1};
  if (is_blank(text))
    return Faults{
        {"F05", "the table has no header", start, "the first row names the columns: `id,population,phq9.total`"}};
  CsvRow row;
  Faults faults = parse_csv_row(text, start, row);
  if (!faults.empty()) return faults;
  if (row.cells.size() > limits.columns)
    return Faults{{"F02", "the table has more than " + std::to_string(limits.columns) + " columns", start}};
  const std::string_view only = row.cells.front().text;
  if (row.cells.size() == 1)
    for (const char* const other : {";", "\t", "|"})
      if (only.find(*other) != std::string_view::npos)
        return Faults{{"V07", "the columns are not separated by commas", start,
                       std::string("they look separated by `") + (*other == '\t' ? "tab" : other) +
                           "`; save the table as CSV with commas"}};
  std::vector<Word> names;
  for (const Cell& cell : row.cells) names.push_back({std::string(cell.text), cell.place});
  check_names(names, faults);
  if (!faults.empty()) return faults;
  return names;
}

Faults check_width(const Row& row, std::size_t columns) {
  if (row.cells.size() == columns) return {};
  const bool many = row.cells.size() > columns;
  return {{"V03",
           "the row has " + std::to_string(row.cells.size()) + (row.cells.size() == 1 ? " field" : " fields") +
               " and the header " + std::to_string(columns),
           many ? row.cells[columns].place : row.cells.back().place,
           many ? "a field with a comma in it stands in quotes" : "a field that is missing still needs its comma"}};
}

Result<CsvReader> CsvReader::open(std::string name, More more, const CsvLimits& limits) {
  CsvReader reader(std::move(name), std::move(more), limits);
  const std::string_view header = reader.take();
  Faults faults = std::move(reader.faults_);
  if (faults.empty()) {
    auto columns = parse_csv_header(header, limits);
    if (columns) {
      reader.columns_ = std::move(columns).value();
      reader.line_ += static_cast<std::uint32_t>(std::count(header.begin(), header.end(), '\n'));
      return reader;
    }
    faults = std::move(columns).error();
  }
  const Source source(reader.name_, first_bad_utf8(header) ? "" : std::string(header.substr(0, 100'000)));
  locate(faults, {&source, 1});
  return faults;
}

// The bytes of the next row; nothing at the end.
std::string_view CsvReader::take() {
  constexpr std::size_t block = 64u << 10;
  while (true) {
    const std::string_view rest = std::string_view(buffer_).substr(at_);
    if (const std::size_t bytes = csv_row_bytes(rest, at_end_); bytes > 0 || at_end_) {
      at_ += bytes;
      return rest.substr(0, bytes);
    }
    if (rest.size() > limits_.row_bytes) {
      broken_ = true;
      faults_ = {{"V06", "the row that begins here is longer than " + std::to_string(limits_.row_bytes >> 20) + " MiB",
                  Place{.line = line_, .column = 1}, "a quote in it may never be closed", Severity::error, name_}};
      return {};
    }
    buffer_.erase(0, at_);
    at_ = 0;
    const std::size_t size = buffer_.size();
    buffer_.resize(size + block);
    const std::size_t got = more_(buffer_.data() + size, block);
    buffer_.resize(size + got);
    at_end_ = got == 0;
  }
}

bool CsvReader::next() {
  faults_.clear();
  std::string_view text;
  do {
    text = broken_ ? std::string_view() : take();
    if (text.empty()) return false;
    line_ += is_blank(text) ? 1 : 0;
  } while (is_blank(text));
  faults_ = parse_csv_row(text, Place{.line = line_, .column = 1}, row_);
  if (faults_.empty()) faults_ = check_width(row_, columns_.size());
  for (Fault& fault : faults_) {
    fault.file = name_;
    if (fault.place.line == line_ && fault.code[0] == 'V') fault.excerpt = text.substr(0, text.find('\n'));
  }
  line_ += static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n'));
  return true;
}

}  // namespace rung
