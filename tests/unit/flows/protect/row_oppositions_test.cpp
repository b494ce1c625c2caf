#include "flows/protect/row_oppositions.hpp"

#include "catch.hpp"
#include "flow_fixture.hpp"
#include "flows/protect/opposition_writer.hpp"

#include <nlohmann/json.hpp>

namespace {

using namespace bdd;
using flows::RowOpposition;
using protect::AddressKind;
using protect::SuppressionReason;
using test::FlowContext;

void oppose(FlowContext& flow, AddressKind kind, const std::string& value,
            SuppressionReason reason = SuppressionReason::manual) {
    flows::WriteSession session(flow.ctx, "suppress add", false);
    flows::OppositionWords words;
    words.reason = reason;
    flows::OppositionWriter writer(flow.ctx, session, words);
    REQUIRE(writer.add({kind, value}));
    REQUIRE_FALSE(writer.add({kind, value}));
    CHECK(writer.counts().added == 1);
    CHECK(writer.counts().known == 1);
    CHECK(writer.counts().by_kind[static_cast<std::size_t>(kind)] == 1);
    session.finish({});
}

/// Sets one field of an empty row.
template <typename Set>
model::RecordFields row(const Set& set) {
    model::RecordFields fields;
    set(fields);
    return fields;
}

} // namespace

TEST_CASE("A row is of an opposed person by any of its addresses", "[flows]") {
    FlowContext flow;
    oppose(flow, AddressKind::email, "ada@x.fr");
    oppose(flow, AddressKind::phone, "+33612345678");
    oppose(flow, AddressKind::domain, "firm.example");
    oppose(flow, AddressKind::siren, "552059024");
    oppose(flow, AddressKind::email, "gone@x.fr", SuppressionReason::erasure);
    storage::Database base = flow.open();
    const flows::SuppressionList list = flows::load_suppressions(base);
    flows::RowOppositions rows(list);
    using Fields = model::RecordFields;
    for (const Fields& fields :
         {row([](Fields& f) { f.email = "ada@x.fr"; }),
          row([](Fields& f) { f.phone = "+33612345678"; }),
          row([](Fields& f) { f.mobile = "+33612345678"; }),
          row([](Fields& f) { f.siren = "552059024"; }),
          row([](Fields& f) { f.email = "zoe@mail.firm.example"; }),
          row([](Fields& f) { f.more = R"({"emails":["b@x.fr","ada@x.fr"]})"; }),
          row([](Fields& f) { f.more = R"({"emails":["b@firm.example"]})"; }),
          row([](Fields& f) { f.more = R"({"sirens":["552059024"]})"; }),
          row([](Fields& f) { f.more = R"({"sirets":["55205902400013"]})"; }),
          row([](Fields& f) { f.more = R"({"sirets":["1"],"phones":["+33612345678"]})"; })}) {
        CHECK(rows.of(fields) == RowOpposition::objected);
    }
    CHECK(rows.of(row([](Fields& f) { f.email = "bob@x.fr"; })) == RowOpposition::none);
    CHECK(rows.of({}) == RowOpposition::none);
    CHECK(rows.of(row([](Fields& f) { f.more = R"({"extensions":["12"]})"; })) ==
          RowOpposition::none);
    // Whatever else is said of the row, an erased person does not return.
    CHECK(rows.of(row([](Fields& f) {
        f.email = "ada@x.fr";
        f.more = R"({"emails":["gone@x.fr"]})";
    })) == RowOpposition::erased);
}

TEST_CASE("A row is closed where it has an address on the channel that is opposed", "[flows]") {
    FlowContext flow;
    oppose(flow, AddressKind::email, "mail@x.fr", SuppressionReason::unsubscribe);
    oppose(flow, AddressKind::phone, "+33612345678", SuppressionReason::verbal);
    oppose(flow, AddressKind::siren, "552059024", SuppressionReason::verbal);
    oppose(flow, AddressKind::email, "gone@x.fr", SuppressionReason::erasure);
    storage::Database base = flow.open();
    const flows::SuppressionList list = flows::load_suppressions(base);
    flows::RowOppositions rows(list);
    using Fields = model::RecordFields;
    const auto closed = [&](const auto& set) { return rows.is_closed(row(set), {}); };
    CHECK(closed([](Fields& f) { f.email = "mail@x.fr"; }));
    CHECK(closed([](Fields& f) { f.mobile = "+33612345678"; }));
    CHECK(closed([](Fields& f) { f.email = "gone@x.fr"; }));
    // Calls to the company are opposed: no matter where there is but an e-mail; else on any
    // channel.
    CHECK(closed([](Fields& f) { f.siren = "552059024"; }));
    CHECK(closed([](Fields& f) {
        f.siren = "552059024";
        f.phone = "+33299853802";
    }));
    CHECK_FALSE(closed([](Fields& f) {
        f.siren = "552059024";
        f.email = "ada@x.fr";
    }));
    CHECK_FALSE(closed([](Fields& f) { f.email = "ada@x.fr"; }));
    CHECK_FALSE(closed([](Fields&) {}));
}

TEST_CASE("An origin names a list, never a person", "[flows]") {
    for (const char* good :
         {"", "newsletter tool", "liste 2026-11", "export 20261123-2", "n° 12"}) {
        CHECK_NOTHROW(flows::check_origin(good));
    }
    for (const char* bad :
         {"ada@x.fr", "mail of ada@x.fr", "0612345678", "06 12 34 56 78", "call of +33612345678"}) {
        INFO(bad);
        CHECK_THROWS_AS(flows::check_origin(bad), Error);
    }
}
