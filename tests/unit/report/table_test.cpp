#include "catch.hpp"

#include <bdd/report/table.hpp>

using bdd::report::Align;
using bdd::report::TextTable;

TEST_CASE("TextTable aligns numbers right and leaves no space at line ends", "[report]") {
    TextTable table({{"source"}, {"rows"}, {"note"}});
    table.add_row({"salon-2026", "12 431", "ok"});
    table.add_row({"été", "7", ""});
    CHECK(table.render() == "source        rows  note\n"
                            "----------  ------  ----\n"
                            "salon-2026  12 431  ok\n"
                            "été              7\n");
}

TEST_CASE("TextTable counts terminal columns, not bytes", "[report]") {
    TextTable table({{"a"}, {"b"}});
    table.add_row({"Łódź", "x"});
    table.add_row({"日本", "y"});
    table.add_row({"e\xcc\x81te", "z"}); // A combining accent takes no column.
    CHECK(table.render() == "a     b\n"
                            "----  -\n"
                            "Łódź  x\n"
                            "日本  y\n"
                            "e\xcc\x81te   z\n");
}

TEST_CASE("TextTable takes a column for numbers only when every filled cell is one", "[report]") {
    TextTable table({{"share"}, {"phone"}, {"price"}, {"empty"}});
    table.add_row({"42 %", "+33 1", "1 200,50 €", ""});
    table.add_row({"", "n/a", "-3", ""});
    CHECK(table.render() == "share  phone       price  empty\n"
                            "-----  -----  ----------  -----\n"
                            " 42 %  +33 1  1 200,50 €\n"
                            "       n/a            -3\n");
}

TEST_CASE("TextTable shortens the widest texts first, numbers never", "[report]") {
    TextTable table({{"name"}, {"city"}, {"n"}});
    table.add_row({"Société Générale de Boulangerie", "Saint-Étienne", "123456789"});
    CHECK(table.render(40) == "name            city                   n\n"
                              "--------------  -------------  ---------\n"
                              "Société Génér…  Saint-Étienne  123456789\n");
    // Too narrow for anything: the columns keep their least width rather than vanish.
    CHECK(table.render(5) == "name    city            n\n"
                             "------  ------  ---------\n"
                             "Socié…  Saint…  123456789\n");
}

TEST_CASE("TextTable keeps data from moving the cursor and pads short rows", "[report]") {
    TextTable table({{"a", Align::left}, {"b", Align::right}});
    table.add_row({"x\x1b[2Jy\nz"});
    table.add_row({"1", "long", "dropped"});
    CHECK(table.render() == "a            b\n"
                            "--------  ----\n"
                            "x [2Jy z\n"
                            "1         long\n");
    CHECK(TextTable({}).render().empty());
}
