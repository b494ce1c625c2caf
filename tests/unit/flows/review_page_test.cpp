#include "flows/review_page.hpp"

#include "catch.hpp"

#include <bdd/core/text.hpp>

using bdd::flows::Likeness;
using bdd::flows::likeness;
using bdd::flows::page_text;
using bdd::flows::ReviewField;
using bdd::flows::ReviewItem;
using bdd::flows::ReviewPage;

namespace {

void set(ReviewItem& item, ReviewField field, std::string a, std::string b) {
    item.a.cells.at(static_cast<std::size_t>(field)) = std::move(a);
    item.b.cells.at(static_cast<std::size_t>(field)) = std::move(b);
}

ReviewItem sample() {
    ReviewItem item;
    item.probability = 0.5349;
    item.a.contact = {12};
    item.b.contact = {345};
    set(item, ReviewField::last_name, "Le Goff", "LE-GOFF");
    set(item, ReviewField::job_title, "DRH", "");
    set(item, ReviewField::town, "Rennes", "Brest");
    set(item, ReviewField::records, "1", "2");
    return item;
}

ReviewPage page_of(const ReviewItem& item) {
    ReviewPage page;
    page.number = 3;
    page.total = 120;
    page.item = &item;
    return page;
}

std::size_t widest_line(const std::string& text) {
    std::size_t widest = 0;
    for (const std::string_view line : bdd::text::split(text, '\n')) {
        widest = std::max(widest, bdd::text::display_width(line));
    }
    return widest;
}

} // namespace

TEST_CASE("Two contacts stand side by side, and what differs is marked", "[flows]") {
    const ReviewItem item = sample();
    CHECK(page_text(page_of(item)) == "\n3 of 120: one person with a probability of 0.53\n\n"
                                      "               C0000012  C0000345\n"
                                      "  last name    Le Goff   LE-GOFF\n"
                                      "  job          DRH       –\n"
                                      "  town      ≠  Rennes    Brest\n"
                                      "  records      1         2\n\n");
}

TEST_CASE("With colours the sign stays, and only what differs is coloured", "[flows]") {
    const ReviewItem item = sample();
    ReviewPage page = page_of(item);
    page.color = true;
    const std::string text = page_text(page);
    CHECK(text.find("≠  \x1b[33mRennes  \x1b[0m  \x1b[33mBrest\x1b[0m\n") != std::string::npos);
    CHECK(text.find("Le Goff   LE-GOFF\n") != std::string::npos);
}

TEST_CASE("Long values are wrapped between words, and endless words within", "[flows]") {
    ReviewItem item = sample();
    const std::string address = "Zone industrielle de la Vallée, bâtiment C, 3 rue du Général de "
                                "Gaulle prolongée";
    set(item, ReviewField::address, address, "3 rue du Général");
    set(item, ReviewField::email, std::string(70, 'a') + "@x.example", "b@x.example");
    ReviewPage page = page_of(item);
    page.width = 60;
    const std::string text = page_text(page);
    CHECK(widest_line(text) <= 60);
    CHECK(text.find("…") == std::string::npos);
    CHECK(std::count(text.begin(), text.end(), 'a') > 70);
    for (const std::string_view word : bdd::text::words(address)) {
        CAPTURE(word);
        CHECK(text.find(word) != std::string::npos);
    }
    page.width = 10; // Nothing fits: still no endless loop, and nothing lost.
    CHECK(page_text(page).find("prolongée") != std::string::npos);
}

TEST_CASE("Control signs in a value cannot move the cursor", "[flows]") {
    ReviewItem item = sample();
    set(item, ReviewField::company, "\x1b[2JAcier\r\n", "Acier");
    const std::string text = page_text(page_of(item));
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(text.find('\r') == std::string::npos);
}

TEST_CASE("The strongest evidence of either side is told, three pieces at most", "[flows]") {
    const ReviewItem item = sample();
    ReviewPage page = page_of(item);
    page.why.emplace();
    for (const auto& [name, bits] : std::vector<std::pair<std::string, double>>{{"one", 1.0},
                                                                                {"nine", 9.26},
                                                                                {"nought", 0.01},
                                                                                {"minus", -4.25},
                                                                                {"four", 4.0},
                                                                                {"two", 2.0}}) {
        page.why->steps.emplace_back();
        page.why->steps.back().comparison = name;
        page.why->steps.back().level = "close";
        page.why->steps.back().bits = bits;
    }
    const std::string text = page_text(page);
    CHECK(text.find("  for      +9.3 nine (close), +4.0 four (close), +2.0 two (close)\n"
                    "  against  −4.2 minus (close)\n") != std::string::npos);
    page.why->veto = "names";
    CHECK(page_text(page).find("never merged by this evidence: names\n") != std::string::npos);
}

TEST_CASE("Spelling is no difference in a name, but is in an address for mail", "[flows]") {
    CHECK(likeness(ReviewField::town, "SAINT ETIENNE", "Saint-Étienne") == Likeness::alike);
    CHECK(likeness(ReviewField::email, "Jean.Petit@x.example", "jean.petit@x.example") ==
          Likeness::alike);
    CHECK(likeness(ReviewField::email, "jean.petit@x.example", "jean-petit@x.example") ==
          Likeness::different);
    CHECK(likeness(ReviewField::email, "", "jean-petit@x.example") == Likeness::missing);
    CHECK(likeness(ReviewField::records, "1", "7") == Likeness::alike);
}
