#include "catch.hpp"
#include "random.hpp"

#include <bdd/core/error.hpp>
#include <bdd/dedupe/matcher.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace {

using namespace bdd;
using namespace bdd::dedupe;

using Cells = std::vector<std::string>;

void fill(Dataset& data, const std::vector<std::pair<std::string, ColumnKind>>& columns,
          const std::vector<Cells>& rows) {
    for (const auto& [name, kind] : columns) {
        data.add_column(name, kind);
    }
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            data.columns()[i].append(row[i]);
        }
    }
    data.set_rows(rows.size());
}

const std::vector<std::pair<std::string, ColumnKind>> k_b2b{
    {"prenom", ColumnKind::first_name}, {"nom", ColumnKind::last_name},
    {"societe", ColumnKind::company},   {"ville", ColumnKind::town},
    {"email", ColumnKind::email},       {"portable", ColumnKind::mobile}};

/// People of companies, each seen once to three times with some damage.
std::vector<Cells> some_people(std::size_t rows, std::uint64_t seed) {
    const std::vector<std::string> first{"Jean", "Marie", "Luc",  "Anne", "Paul",
                                         "Zoé",  "Éric",  "Inès", "Yann", "Sophie"};
    const std::vector<std::string> parts{"bar", "lou", "mer", "tin", "dan", "vic", "ros", "gal"};
    const std::vector<std::string> towns{"Rennes", "Paris", "Lyon", "Brest"};
    test::Random random(seed);
    std::vector<Cells> out;
    while (out.size() < rows) {
        const auto last = random.pick(parts) + random.pick(parts) + random.pick(parts);
        const auto given = random.pick(first);
        const auto company = random.pick(parts) + random.pick(parts) + " sarl";
        const auto mobile = "06" + std::to_string(10'000'000 + random.below(90'000'000));
        const Cells whole{given,
                          last,
                          company,
                          random.pick(towns),
                          last + std::to_string(random.below(100)) + "@orange.fr",
                          mobile};
        const auto times = 1 + random.below(3);
        for (std::size_t i = 0; i < times && out.size() < rows; ++i) {
            auto row = whole;
            for (std::size_t cell = 2; cell < row.size(); ++cell) {
                if (random.chance(4)) {
                    row[cell].clear();
                }
            }
            out.push_back(row);
        }
    }
    return out;
}

MatchOptions threads(std::size_t count) {
    MatchOptions options;
    options.threads = count;
    return options;
}
MatchOptions trained(const Model& model) {
    MatchOptions options;
    options.model = model;
    return options;
}

MatchResult run(const Dataset& data, MatchOptions options = {}) {
    return Matcher(data, std::move(options)).run();
}

} // namespace

TEST_CASE("the result is the same whatever the number of threads", "[dedupe]") {
    Dataset data;
    fill(data, k_b2b, some_people(4'000, 5));
    const auto one = run(data, threads(1));
    const auto four = run(data, threads(4));
    CHECK(one.links == four.links);
    CHECK(one.clusters == four.clusters);
    CHECK(one.membership == four.membership);
    CHECK(one.pairs_compared == four.pairs_compared);
    CHECK(one.links.size() > 1'000);
}

TEST_CASE("two people with one mailbox and one telephone stay two", "[dedupe]") {
    auto rows = some_people(600, 9);
    rows.push_back({"Karim", "Benali", "Acme", "Lyon", "standard@free.fr", "0612345678"});
    rows.push_back({"Hélène", "Dupuis", "Acme", "Lyon", "standard@free.fr", "0612345678"});
    Dataset data;
    fill(data, k_b2b, rows);
    Matcher matcher(data, {});
    const auto result = matcher.run();
    CHECK(result.clusters[600] != result.clusters[601]);
    CHECK(matcher.explain(600, 601).veto == "different names");
}

TEST_CASE("relatives in a firm that bears their name stay apart", "[dedupe]") {
    auto rows = some_people(600, 9);
    rows.push_back({"Sandra", "Teissuet", "Instruments Teissuet", "Paris", "", ""});
    rows.push_back({"Margaux", "Teissuet", "Instruments Teissuet", "Paris", "", ""});
    Dataset data;
    fill(data, k_b2b, rows);
    const auto result = run(data);
    CHECK(result.clusters[600] != result.clusters[601]);
}

TEST_CASE("an explanation adds up to the score of its link", "[dedupe]") {
    Dataset data;
    fill(data, k_b2b, some_people(800, 2));
    Matcher matcher(data, {});
    const auto result = matcher.run();
    REQUIRE(!result.links.empty());
    for (const Link& link : result.links) {
        const auto why = matcher.explain(link.a, link.b);
        double total = why.prior_bits;
        for (const auto& step : why.steps) {
            total += step.bits;
        }
        REQUIRE(why.bits == Approx(total));
        REQUIRE(why.bits == Approx(static_cast<double>(link.bits)).margin(0.01));
    }
}

TEST_CASE("two lists are linked across only", "[dedupe]") {
    const auto rows = some_people(700, 4);
    Dataset data;
    fill(data, k_b2b, rows);
    data.second_list = 350;
    for (const Link& link : run(data).links) {
        REQUIRE(link.a < 350);
        REQUIRE(link.b >= 350);
    }
}

TEST_CASE("new rows alone are compared when the others are old", "[dedupe]") {
    Dataset data;
    fill(data, k_b2b, some_people(3'000, 8));
    const auto full = run(data);
    data.first_new = 2'900;
    const auto increment = run(data, trained(full.model));
    CHECK(!increment.links.empty());
    for (const Link& link : increment.links) {
        REQUIRE(link.b >= 2'900);
    }
    CHECK(increment.pairs_compared < 100 * 3'000);
}

TEST_CASE("a model survives its JSON form", "[dedupe]") {
    Dataset data;
    fill(data, k_b2b, some_people(500, 3));
    const auto result = run(data);
    const auto again = model_from_json(to_json(result.model));
    CHECK(to_json(again) == to_json(result.model));
    CHECK(run(data, trained(again)).clusters == result.clusters);
    CHECK_THROWS_AS(model_from_json("{}"), Error);
    CHECK_THROWS_AS(model_from_json("no json"), Error);
}

TEST_CASE("one row, no row and empty rows are clusters of one", "[dedupe]") {
    for (const std::size_t rows : {0U, 1U, 2U, 50U}) {
        Dataset data;
        fill(data, k_b2b, std::vector<Cells>(rows, Cells(6)));
        const auto result = run(data);
        CHECK(result.links.empty());
        for (Row row = 0; row < rows; ++row) {
            CHECK(result.clusters[row] == row);
        }
    }
}

TEST_CASE("two hundred thousand equal mailboxes take time in proportion", "[dedupe]") {
    test::Random random(1);
    std::vector<Cells> rows;
    for (int i = 0; i < 200'000; ++i) {
        std::string last;
        for (int letter = 0; letter < 6; ++letter) {
            last += static_cast<char>('a' + random.below(26));
        }
        rows.push_back({"Jean", last, "", "Rennes", "le.meme@gmail.com", ""});
    }
    Dataset data;
    fill(data, k_b2b, rows);
    const auto result = run(data);
    CHECK(result.pairs_compared < 40 * rows.size());
}

TEST_CASE("a file without anything to compare is refused", "[dedupe]") {
    Dataset data;
    fill(data, {{"id", ColumnKind::id}}, {{"1"}, {"2"}});
    CHECK_THROWS_AS(Matcher(data, {}), Error);
}

TEST_CASE("A few rows with the frequencies of all are judged as among all", "[dedupe]") {
    const auto people = some_people(1200, 11);
    Dataset all;
    fill(all, k_b2b, people);
    Matcher whole(all, {});
    const auto result = whole.run();
    const auto frequencies = whole.frequencies();
    REQUIRE(result.links.size() > 100);
    // Every seventh link, by its two rows alone.
    for (std::size_t i = 0; i < result.links.size(); i += 7) {
        const Link& link = result.links[i];
        Dataset few;
        fill(few, k_b2b, {people[link.a], people[link.b]});
        few.first_new = 2;
        auto options = trained(result.model);
        options.frequencies = &frequencies;
        const Matcher matcher(few, options);
        const auto apart = matcher.explain(0, 1);
        const auto together = whole.explain(link.a, link.b);
        REQUIRE(!apart.steps.empty());
        for (const ExplainedStep& step : apart.steps) {
            const auto same = std::find_if(
                together.steps.begin(), together.steps.end(),
                [&](const ExplainedStep& other) { return other.comparison == step.comparison; });
            REQUIRE(same != together.steps.end());
            INFO(step.comparison << ' ' << step.value_a << " | " << step.value_b);
            CHECK(step.level == same->level);
            CHECK(step.bits == Approx(same->bits).margin(1e-4));
        }
    }
}

TEST_CASE("Keys of a row are the same in a file of its own", "[dedupe]") {
    const auto people = some_people(300, 5);
    Dataset all;
    fill(all, k_b2b, people);
    const Matcher whole(all, {});
    constexpr Row k_row = 123;
    Dataset one;
    fill(one, k_b2b, {people[k_row]});
    const Matcher alone(one, {});
    std::map<std::string, std::vector<std::uint64_t>> keys_in_all;
    whole.for_each_key_list([&](KeyList&& list) {
        CHECK(std::is_sorted(list.items.begin(), list.items.end()));
        for (const auto item : list.items) {
            if (static_cast<Row>(item) == k_row) {
                keys_in_all[list.kind.name].push_back(item >> 32U);
            }
        }
    });
    std::size_t kinds = 0;
    alone.for_each_key_list([&](KeyList&& list) {
        std::vector<std::uint64_t> keys;
        for (const auto item : list.items) {
            keys.push_back(item >> 32U);
        }
        INFO(list.kind.name);
        CHECK(keys == keys_in_all[list.kind.name]);
        kinds += keys.empty() ? 0U : 1U;
    });
    CHECK(kinds >= 8);
}

TEST_CASE("of very long cells the beginning is compared, in bounded time", "[dedupe]") {
    // Eight kilobytes each, and every pair is compared: to look at all of it would take minutes.
    bdd::test::Random random(3);
    const auto letters = [&](std::size_t size) {
        std::string text;
        while (text.size() < size) {
            text += static_cast<char>('a' + random.below(26));
        }
        return text;
    };
    const std::string tail = letters(8000);
    Dataset data;
    for (const ColumnKind kind :
         {ColumnKind::first_name, ColumnKind::last_name, ColumnKind::email, ColumnKind::company}) {
        data.add_column(std::string(keyword(kind)), kind);
    }
    constexpr std::size_t k_rows = 200;
    for (std::size_t row = 0; row < k_rows; ++row) {
        for (Column& column : data.columns()) {
            const bool is_email = column.kind == ColumnKind::email;
            column.append(letters(300) + tail + (is_email ? "@b.example" : ""));
        }
    }
    data.set_rows(k_rows);
    Matcher matcher(data, {});
    const MatchResult result = matcher.run();
    CHECK(result.pairs_compared > 0);
    std::size_t largest = 0;
    for (const ExplainedStep& step : matcher.explain(0, 1).steps) {
        largest = std::max({largest, step.value_a.size(), step.value_b.size()});
    }
    CHECK(largest <= 4 * 256);
}

TEST_CASE("two lists of one row each are compared as surely as longer ones", "[dedupe]") {
    // The only pair there is must not pass for what chance brings.
    const std::vector<Cells> rows = {{"Anne", "Durand", "anne.durand@b.example", "Rennes"},
                                     {"Anne", "DURAND", "anne.durand@b.example", ""},
                                     {"Luc", "Petit", "luc.petit@b.example", "Brest"}};
    for (const auto& [other, links] : {std::pair(1U, 1U), std::pair(2U, 0U)}) {
        Dataset data;
        data.add_column("prenom", ColumnKind::first_name);
        data.add_column("nom", ColumnKind::last_name);
        data.add_column("email", ColumnKind::email);
        data.add_column("ville", ColumnKind::town);
        for (std::size_t i = 0; i < data.columns().size(); ++i) {
            data.columns()[i].append(rows[0][i]);
            data.columns()[i].append(rows[other][i]);
        }
        data.set_rows(2);
        data.second_list = 1;
        Matcher matcher(data, {});
        CHECK(matcher.run().links.size() == links);
    }
}
