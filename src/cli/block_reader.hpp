#pragma once

#include "batch_input.hpp"
#include "rung/advise/batch.hpp"

namespace rung::cli {

/// Cuts what comes in into blocks of whole lines, or of whole rows of a table.
class BlockReader {
 public:
  /// @param block_bytes  how large a block becomes where enough is there
  BlockReader(BatchInput& input, std::size_t block_bytes, std::size_t max_line)
      : input_(input), block_bytes_(block_bytes), max_line_(max_line) {}

  /// The first row of a table, its line end included. From then on, rows are counted by their quotes.
  std::string read_header();
  void set_columns(std::size_t columns) { columns_ = columns; }  ///< of the table

  /// Fills a block, new or used; false at the end of the input.
  bool next(Block& block);

 private:
  bool fill();
  std::string_view rest(std::size_t from = 0) const;
  void take(std::size_t bytes, std::string& into);
  std::size_t whole_lines();
  std::size_t row_at(std::size_t at) const;
  void cut_line();

  BatchInput& input_;
  std::size_t block_bytes_, max_line_, columns_ = 0;
  std::string buffer_;       // what came of the input, and then room for more
  std::size_t have_ = 0;     // bytes of it that came
  std::size_t scanned_ = 0;  // of them, known to be whole lines
  bool at_end_ = false, short_read_ = false;
};

}  // namespace rung::cli
