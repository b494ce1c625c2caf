#include "catch.hpp"

#include <bdd/fields/place.hpp>

using namespace bdd::fields;

TEST_CASE("the host of a website is found under every spelling of the scheme", "[fields]") {
    for (const std::string_view cell :
         {"http://www.hotel-x.fr/camping/a.htm", "https://hotel-x.fr", "HTTP://WWW.Hotel-X.FR",
          "www.hotel-x.fr", "hotel-x.fr/", "Hhttp://hotel-x.fr", "http:/www.hotel-x.fr",
          "http//www.hotel-x.fr", "htpp://hotel-x.fr", "http:\\\\hotel-x.fr",
          "http://http://hotel-x.fr", "http:// www.hotel-x.fr", "https://hotel-x.fr:8080/x?y#z",
          "hotel-x.fr.", "hotel-x.fr, autre.fr", "//hotel-x.fr", "\u00A0hotel-x.fr\u200B",
          "ftp://hotel-x.fr", "hotel-x.fr?utm=1"}) {
        INFO(cell);
        CHECK(read_web_domain(cell) == "hotel-x.fr");
    }
    CHECK(read_web_domain("http.fr") == "http.fr");
    CHECK(read_web_domain("https://hôtel.fr/") == "xn--htel-vqa.fr");
    CHECK(read_web_domain("all.accor.com/x") == "all.accor.com");
    CHECK(read_web_domain("sports.fr") == "sports.fr");
}

TEST_CASE("what is no host name gives no domain", "[fields]") {
    for (const std::string_view cell :
         {"", "-", "www", "hotel", "pas de site", "contact@hotel-x.fr", "http://info@hotel-x.fr",
          "www.les-flots- bleus.fr", "www.hotel bleu.fr", "192.168.1.1", "www..x.fr", "http://",
          "camping_x.fr", "en réalisation"}) {
        INFO(cell);
        CHECK(read_web_domain(cell).empty());
    }
}
