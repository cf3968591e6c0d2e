#include "import/exports/csv_table.hpp"

#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

TEST_CASE("csv: cells by the names of columns, quotes, commas and line ends in them") {
  const CsvTable table = read_csv(
      "post_id,Title , subtitle\n"
      "1.a,\"Frost, foxes\",\"She said \"\"no\"\"\nand left\"\n"
      "\n"
      "2.b,,last\n");
  CHECK(table.columns == std::vector<std::string>{"post_id", "title", "subtitle"});
  REQUIRE(table.rows.size() == 2);
  CHECK(table.cell(table.rows[0], "title") == "Frost, foxes");
  CHECK(table.cell(table.rows[0], "subtitle") == "She said \"no\"\nand left");
  CHECK(table.rows[0].line == 2);
  CHECK(table.rows[1].line == 5);
  CHECK(table.cell(table.rows[1], "title").empty());
  CHECK(table.cell(table.rows[1], "none").empty());
  CHECK(table.has_column("title"));
  CHECK_FALSE(table.has_column("none"));
  CHECK(table.notes.empty());
}

TEST_CASE("csv: rows that are too short or too long have notes with their lines") {
  const CsvTable table = read_csv("a,b,c\n1,2\n1,2,3,4,5\n\"x\ny\",2,3\n1");
  REQUIRE(table.rows.size() == 4);
  CHECK(table.cell(table.rows[0], "c").empty());
  CHECK(table.cell(table.rows[1], "c") == "3");
  CHECK(table.cell(table.rows[2], "a") == "x\ny");
  CHECK(table.notes ==
        ImportNotes{{.kind = NoteKind::look,
                     .message = "the row has 2 cells where the header has 3",
                     .line = 2},
                    {.kind = NoteKind::look,
                     .message = "the row has 5 cells where the header has 3; a comma that isn't in "
                                "quotes?",
                     .line = 3,
                     .text = "4,5"},
                    {.kind = NoteKind::look,
                     .message = "the row has 1 cell where the header has 3",
                     .line = 6}});
}

TEST_CASE("csv: a quote that is never closed is told with its line") {
  const CsvTable table = read_csv("a,b\n1,2\n3,\"open\n5,6\n");
  REQUIRE(table.rows.size() == 1);
  REQUIRE(table.notes.size() == 1);
  CHECK(table.notes[0].kind == NoteKind::failed);
  CHECK(table.notes[0].line == 3);
  CHECK(table.notes[0].message ==
        "a quote that opens in this row is never closed: the rest of the table is lost");
  CHECK(table.notes[0].text == "3,\"open\n5,6\n");
}

TEST_CASE("csv: nothing is a table without columns and rows") {
  CHECK(read_csv("").columns.empty());
  CHECK(read_csv("\n \n").columns.empty());
  CHECK(read_csv("a,b").rows.empty());
}

TEST_CASE("csv: a row of a million commas takes no million cells") {
  const CsvTable table = read_csv("a,b\n" + std::string(1'000'000, ',') + "\n");
  REQUIRE(table.rows.size() == 1);
  CHECK(table.rows[0].cells.size() == 2);
  CHECK(read_csv(std::string(1'000'000, ',')).columns.size() == 200);
}

}  // namespace
}  // namespace tokensite
