#include "catch.hpp"

#include <bdd/protect/value_forms.hpp>
#include <bdd/protect/value_search.hpp>

#include <algorithm>
#include <string>

using namespace bdd;
using protect::byte_forms;
using protect::ValueKind;

namespace {

bool finds(std::string_view value, ValueKind kind, std::string_view bytes) {
    protect::ValueSearch search;
    for (const std::string& form : byte_forms(value, kind)) {
        search.add(0, form);
    }
    search.seal();
    return search.finds(bytes);
}

} // namespace

TEST_CASE("A number is found however people wrote it", "[protect]") {
    for (const char* const written :
         {"+33299853802", "0033299853802", "0299853802", "02 99 85 38 02", "02.99.85.38.02",
          "02-99-85-38-02", "02/99/85/38/02", "+33 2 99 85 38 02", "+33 (0)2 99 85 38 02",
          "+33(0)299853802", "+33 299853802", "0033 2 99 85 38 02"}) {
        INFO(written);
        CHECK(finds("+33299853802", ValueKind::phone, std::string("x;") + written + ";y"));
    }
    // Digits alone could be those of a SIREN.
    CHECK_FALSE(finds("+33299853802", ValueKind::phone, "299853802"));
    CHECK_FALSE(finds("+33299853802", ValueKind::phone, "02 99 85 38 03"));
    CHECK(finds("+3225551212", ValueKind::phone, "003225551212"));
}

TEST_CASE("A name is found either way round, in capitals and without accents", "[protect]") {
    for (const char* const written :
         {"Hélène Lefèvre", "HÉLÈNE LEFÈVRE", "helene lefevre", "Lefèvre Hélène", "LEFEVRE HELENE",
          "LEFÈVRE,Hélène", "\"Hélène\",\"Lefèvre\"", "Lefèvre;Hélène",
          "H\xE9l\xE8ne Lef\xE8vre", // Windows-1252
          "H\\u00e9l\\u00e8ne Lef\\u00e8vre"}) {
        INFO(written);
        CHECK(finds("Hélène Lefèvre", ValueKind::name, written));
    }
    CHECK_FALSE(finds("Hélène Lefèvre", ValueKind::name, "Hélène Durand, Paul Lefèvre"));
    CHECK(finds("Anne-Marie de La Tour", ValueKind::name, "DE LA TOUR ANNE MARIE"));
}

TEST_CASE("A text is found in every encoding", "[protect]") {
    CHECK(finds("Ada@X.fr", ValueKind::text, "ADA@x.FR"));
    CHECK(finds("ada@x.fr", ValueKind::text, std::string("a\0d\0a\0@\0x\0.\0f\0r\0", 16)));
    CHECK(finds("ada@x.fr", ValueKind::text, std::string("\0a\0d\0a\0@\0x\0.\0f\0r", 16)));
    CHECK(finds("12 rue de l'Église", ValueKind::text, "12 RUE DE L EGLISE"));
    CHECK(finds("say \"it\" now", ValueKind::text, R"(["say \"it\" now"])"));
}

TEST_CASE("What is too short says nothing, and blanks are no value", "[protect]") {
    CHECK(byte_forms("abc", ValueKind::text).empty());
    CHECK(byte_forms("", ValueKind::name).empty());
    CHECK(byte_forms("   a   ", ValueKind::text).empty());
    CHECK_FALSE(byte_forms("abcd", ValueKind::text).empty());
    const auto forms = byte_forms("Lô Né", ValueKind::name);
    CHECK(std::all_of(forms.begin(), forms.end(),
                      [](const std::string& form) { return form.size() >= 4; }));
}
