#include "catch.hpp"

#include <bdd/rnvp/quality.hpp>

#include <set>

using namespace bdd::rnvp;

namespace {

QualityCode code(const char* text) {
    return {text[0], text[1], text[2], text[3]};
}

} // namespace

TEST_CASE("The first status that applies is given", "[rnvp]") {
    CHECK(status_of(code("0000"), false, true) == Status::valid);
    CHECK(status_of(code("1100"), false, true) == Status::valid);
    CHECK(status_of(code("0550"), false, true) == Status::valid);
    CHECK(status_of(code("0650"), false, true) == Status::valid);
    CHECK(status_of(code("3000"), false, true) == Status::corrected);
    CHECK(status_of(code("0040"), false, true) == Status::corrected);
    CHECK(status_of(code("0300"), false, true) == Status::corrected);
    CHECK(status_of(code("5550"), false, true) == Status::corrected);
    CHECK(status_of(code("5550"), true, true) == Status::partial);
    CHECK(status_of(code("7550"), false, true) == Status::partial);
    CHECK(status_of(code("0770"), false, true) == Status::partial);
    CHECK(status_of(code("0020"), false, true) == Status::partial);
    CHECK(status_of(code("0970"), false, true) == Status::partial);
    CHECK(status_of(code("0870"), false, true) == Status::ambiguous);
    CHECK(status_of(code("8770"), false, true) == Status::ambiguous);
    CHECK(status_of(code("9870"), false, true) == Status::rejected);
    CHECK(status_of(code("F770"), false, true) == Status::valid);
    CHECK(status_of(code("F770"), false, false) == Status::partial);
}

TEST_CASE("Scores are a hundred less what each position costs", "[rnvp]") {
    CHECK(score_of(code("0000")) == 100);
    CHECK(score_of(code("1770")) == 80);
    CHECK(score_of(code("3742")) == 100 - 10 - 15 - 5 - 10);
    CHECK(score_of(code("3042")) == 100 - 10 - 3 - 10);
    // Given back, the number of a range stands alone: that must not score lower.
    CHECK(score_of(code("0770")) >= score_of(code("1740")));
    CHECK(score_of(code("9920")) == 0);
}

TEST_CASE("A missing number does not stop a letter, a missing town or street does", "[rnvp]") {
    CHECK(is_mailable(code("1720")));
    CHECK(is_mailable(code("7550")));
    CHECK(is_mailable(code("F770")));
    CHECK_FALSE(is_mailable(code("8770")));
    CHECK_FALSE(is_mailable(code("9770")));
    CHECK_FALSE(is_mailable(code("0970")));
}

TEST_CASE("Every reason has a keyword of its own", "[rnvp]") {
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < k_reasons; ++i) {
        const std::string_view keyword = name(static_cast<Reason>(i));
        CHECK_FALSE(keyword.empty());
        names.insert(keyword);
    }
    CHECK(names.size() == k_reasons);
    CHECK(name(Reason::letter_case) == "case");
    CHECK(name(Reason::country_dropped) == "country_dropped");
}
