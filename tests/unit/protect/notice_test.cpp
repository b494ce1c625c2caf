#include "catch.hpp"

#include <bdd/protect/notice.hpp>

#include <string>

namespace {

using namespace bdd::protect;

std::string all_places() {
    std::string text;
    for (std::size_t i = 0; i < k_notice_part_count; ++i) {
        text += "é {" + std::string(keyword(static_cast<NoticePart>(i))) + "}, ";
    }
    return text;
}

} // namespace

TEST_CASE("A notice has a place for each thing that people must be told", "[protect]") {
    CHECK(missing_parts(all_places()).empty());
    CHECK(missing_parts("").size() == k_notice_part_count);
    std::string text = all_places();
    text.replace(text.find("{period}"), 8, "three years");
    CHECK(missing_parts(text) == std::vector<NoticePart>{NoticePart::period});
}

TEST_CASE("A place may be written with capitals and blanks, not left open", "[protect]") {
    const auto is_there = [](const char* text) {
        return missing_parts(text).size() == k_notice_part_count - 1;
    };
    CHECK(is_there("{Source_Name}"));
    CHECK(is_there("{ source_name }"));
    CHECK(is_there("{{source_name}}"));
    CHECK_FALSE(is_there("source_name"));
    CHECK_FALSE(is_there("{source_name"));
    CHECK_FALSE(is_there("{source name}"));
    CHECK_FALSE(is_there("{}{"));
}
