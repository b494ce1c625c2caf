#include "catch.hpp"

#include <bdd/protect/supply.hpp>

#include <string>
#include <string_view>

using namespace bdd::protect;

namespace {

/// A rented file about which everything is said.
SourceFacts rented() {
    SourceFacts source;
    source.kind = "rented";
    source.supplier = "Data SA";
    source.licence = "one sending";
    source.public_name = "Fichier Data SA";
    source.basis = "legitimate_interest";
    source.channels = "email post";
    source.purposes = "prospection information";
    source.collected_on = "2026-03-01";
    source.proof = "contract 2026-17";
    source.informed = "notice v3 of the form";
    source.valid_until = "2026-12-31";
    source.uses_max = 2;
    return source;
}

SourceFacts of_kind(std::string_view kind) {
    SourceFacts source = rented();
    source.kind = kind;
    return source;
}

std::string words(const std::vector<SupplyItem>& items) {
    std::string out;
    for (const SupplyItem item : items) {
        out += (out.empty() ? "" : " ") + std::string(keyword(item));
    }
    return out;
}

constexpr bdd::Date k_day{2026, 6, 15};

} // namespace

TEST_CASE("Each kind of source has its own things to declare", "[protect]") {
    struct Row {
        std::string_view kind;
        bool indirect;
        std::string_view missing;
    };
    constexpr std::string_view k_supplied =
        "supplier licence proof collected_on public_name basis channels purposes informed";
    const std::string rented_too = std::string(k_supplied) + " valid_until";
    for (const Row& row : {
             Row{"own", false, "informed"},
             Row{"event", false, "informed"},
             Row{"tool", false, "informed"},
             Row{"manual", false, ""},
             Row{"public", true, "public_name"},
             Row{"file", true, "public_name"},
             Row{"partner", true, k_supplied},
             Row{"bought", true, k_supplied},
             Row{"rented", true, rented_too},
         }) {
        INFO(row.kind);
        SourceFacts nothing;
        nothing.kind = row.kind;
        CHECK(words(missing_of(nothing)) == row.missing);
        CHECK(missing_of(of_kind(row.kind)).empty());
        CHECK(is_indirect(row.kind) == row.indirect);
        const bool is_supplier = row.missing.size() > 20;
        CHECK(lacks_proof(nothing) == is_supplier);
        CHECK_FALSE(lacks_proof(of_kind(row.kind)));
    }
}

TEST_CASE("Only the proof of collection stops a supplier", "[protect]") {
    struct Row {
        std::string_view SourceFacts::*member;
        bool is_proof;
    };
    for (const Row& row :
         {Row{&SourceFacts::supplier, true}, Row{&SourceFacts::licence, true},
          Row{&SourceFacts::proof, true}, Row{&SourceFacts::collected_on, true},
          Row{&SourceFacts::public_name, false}, Row{&SourceFacts::basis, false},
          Row{&SourceFacts::channels, false}, Row{&SourceFacts::purposes, false},
          Row{&SourceFacts::informed, false}, Row{&SourceFacts::valid_until, false}}) {
        SourceFacts source = rented();
        source.*row.member = {};
        REQUIRE(missing_of(source).size() == 1);
        const SupplyItem item = missing_of(source).front();
        INFO(keyword(item));
        CHECK(is_proof(item) == row.is_proof);
        CHECK(lacks_proof(source) == row.is_proof);
        const Reason reason = right_of(source, Channel::email, Purpose::prospection, k_day).lacks;
        CHECK(reason == (row.is_proof ? Reason::proof_missing : Reason::none));
    }
    SourceFacts impossible_day = rented();
    impossible_day.collected_on = "2026-02-30";
    CHECK(lacks_proof(impossible_day));
}

TEST_CASE("A source gives its declared basis within its scope", "[protect]") {
    struct Row {
        Channel channel;
        Purpose purpose;
        Reason lacks;
    };
    for (const Row& row : {Row{Channel::email, Purpose::prospection, Reason::none},
                           Row{Channel::post, Purpose::information, Reason::none},
                           Row{Channel::phone, Purpose::prospection, Reason::no_basis},
                           Row{Channel::sms, Purpose::prospection, Reason::no_basis},
                           Row{Channel::email, Purpose::ads, Reason::no_basis},
                           Row{Channel::email, Purpose::renewal, Reason::no_basis}}) {
        INFO(keyword(row.channel) << ' ' << keyword(row.purpose));
        const SourceRight right = right_of(rented(), row.channel, row.purpose, k_day);
        CHECK(right.lacks == row.lacks);
        CHECK(right.basis == Basis::legitimate_interest);
    }
    SourceFacts unlimited = rented();
    unlimited.channels = {};
    unlimited.purposes = {};
    CHECK(right_of(unlimited, Channel::phone, Purpose::ads, k_day).lacks == Reason::none);

    SourceFacts unsaid = rented();
    unsaid.basis = {};
    CHECK(right_of(unsaid, Channel::email, Purpose::prospection, k_day).lacks == Reason::none);
    CHECK(right_of(unsaid, Channel::email, Purpose::prospection, k_day).basis == Basis::none);
    for (const std::string_view word : {"none", "interest"}) {
        SourceFacts closed = rented();
        closed.basis = word;
        CHECK(right_of(closed, Channel::email, Purpose::prospection, k_day).lacks ==
              Reason::no_basis);
    }
}

TEST_CASE("A word of a scope is never taken for a part of another", "[protect]") {
    SourceFacts source = rented();
    source.channels = "emailing";
    CHECK(right_of(source, Channel::email, Purpose::prospection, k_day).lacks == Reason::no_basis);
}

TEST_CASE("A licence ends with its uses and after its last day", "[protect]") {
    const auto lacks = [](const SourceFacts& source, bdd::Date day) {
        return right_of(source, Channel::email, Purpose::prospection, day).lacks;
    };
    SourceFacts source = rented();
    source.uses_done = 1;
    CHECK(lacks(source, {2026, 12, 31}) == Reason::none);
    CHECK(lacks(source, {2027, 1, 1}) == Reason::licence_expired);
    source.uses_done = 2;
    CHECK(lacks(source, {2026, 12, 31}) == Reason::licence_exhausted);
    CHECK(lacks(source, {2027, 1, 1}) == Reason::licence_exhausted);
    source.uses_max = 0;
    source.uses_done = 0;
    CHECK(lacks(source, k_day) == Reason::licence_exhausted);
    source.uses_max = std::nullopt;
    source.uses_done = 1'000'000;
    CHECK(lacks(source, k_day) == Reason::none);
    source.valid_until = "end of 2026";
    CHECK(lacks(source, k_day) == Reason::licence_expired);
}

TEST_CASE("Of several obstacles the first in the order of the gate is told", "[protect]") {
    SourceFacts source = rented();
    source.proof = {};
    source.valid_until = "2026-01-01";
    source.uses_done = 5;
    const auto lacks = [&] {
        return right_of(source, Channel::email, Purpose::prospection, k_day).lacks;
    };
    source.basis = "none";
    CHECK(lacks() == Reason::no_basis);
    source.basis = "consent";
    CHECK(lacks() == Reason::licence_exhausted);
    source.uses_max = std::nullopt;
    CHECK(lacks() == Reason::licence_expired);
    source.valid_until = {};
    CHECK(lacks() == Reason::proof_missing);
    source.proof = "form 12";
    CHECK(lacks() == Reason::none);
}
