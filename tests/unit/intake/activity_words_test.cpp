#include "catch.hpp"

#include <bdd/intake/activity_columns.hpp>
#include <bdd/intake/event_words.hpp>

#include <algorithm>

using namespace bdd::intake;
using bdd::model::CallOutcome;
using bdd::model::EventChannel;
using bdd::model::EventType;

TEST_CASE("Words of tools and people name events", "[intake]") {
    CHECK(read_event_word("uniqueOpened") == EventType::open);
    CHECK(read_event_word("Désabonné") == EventType::unsubscribe);
    CHECK(read_event_word("hard_bounce") == EventType::hard_bounce);
    CHECK(read_event_word("Hard Bounce") == EventType::hard_bounce);
    CHECK(read_event_word("  RDV pris ") == EventType::meeting_booked);
    CHECK(read_event_word("quote_request") == EventType::quote_request);
    CHECK(read_event_word("loadedByProxy") == EventType::open);
    CHECK_FALSE(read_event_word("clic droit"));
    CHECK_FALSE(read_event_word(""));
}

TEST_CASE("Words of callers name outcomes, and who wants no more calls", "[intake]") {
    CHECK(read_call_word("NRP")->outcome == CallOutcome::no_answer);
    CHECK(read_call_word("Répondeur")->outcome == CallOutcome::voicemail);
    CHECK(read_call_word("call_back")->outcome == CallOutcome::call_back);
    CHECK(read_call_word("Pas intéressé")->outcome == CallOutcome::refused);
    CHECK_FALSE(read_call_word("Pas intéressé")->is_stop);
    CHECK(read_call_word("Ne plus appeler")->is_stop);
    CHECK(read_call_word("DNC")->outcome == CallOutcome::refused);
    CHECK_FALSE(read_call_word("zorglub"));
}

TEST_CASE("Channels and refunds have their words", "[intake]") {
    CHECK(read_channel_word("E-mail") == EventChannel::email);
    CHECK(read_channel_word("courrier") == EventChannel::post);
    CHECK_FALSE(read_channel_word("pigeon"));
    CHECK(is_refund_word("Avoir"));
    CHECK(is_refund_word("credit note"));
    CHECK_FALSE(is_refund_word("Facture"));
    CHECK_FALSE(is_refund_word(""));
}

TEST_CASE("A name of a column means what the kind of file makes of it", "[intake]") {
    CHECK(activity_field(ActivityKind::events, "Statut") == "type");
    CHECK(activity_field(ActivityKind::calls, "Statut") == "outcome");
    CHECK(activity_field(ActivityKind::contracts, "STATUT") == "status");
    CHECK(activity_field(ActivityKind::orders, "Statut").empty());
    CHECK(activity_field(ActivityKind::orders, "N° de commande") == "order");
    CHECK(activity_field(ActivityKind::contracts, "Date d’échéance") == "end");
    CHECK(activity_field(ActivityKind::calls, "Numéro appelé") == "phone");
    CHECK(activity_name_rank(ActivityKind::orders, "date commande") >
          activity_name_rank(ActivityKind::orders, "date"));
    CHECK(keyword(ActivityKind::contracts) == "contracts");
    const auto& fields = activity_fields(ActivityKind::orders);
    CHECK(std::find(fields.begin(), fields.end(), "amount") != fields.end());
    CHECK(std::find(fields.begin(), fields.end(), "outcome") == fields.end());
}
