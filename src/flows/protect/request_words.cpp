#include "flows/protect/request_words.hpp"

#include "flows/json_text.hpp"
#include "flows/show_text.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>

#include <nlohmann/json.hpp>

namespace bdd::flows {

namespace {

using nlohmann::ordered_json;
using protect::Right;

} // namespace

protect::RequestState state_of(const storage::RightsRequest& request, Date today) {
    return protect::request_state(request.is_closed(),
                                  parse_iso_date(request.due()).value_or(today), today);
}

ordered_json request_json(const storage::RightsRequest& request,
                          std::span<const model::ContactId> contacts, Date today) {
    ordered_json people = ordered_json::array();
    for (const model::ContactId contact : contacts) {
        people.push_back(uid_of(contact));
    }
    return {{"request", request.id},
            {"right", request.asked},
            {"contacts", std::move(people)},
            {"received_on", request.received_on},
            {"due_on", request.due_on},
            {"extended_to", text_or_null(request.extended_to)},
            {"extend_reason", text_or_null(request.extend_reason)},
            {"state", keyword(state_of(request, today))},
            {"way", text_or_null(request.way)},
            {"identity", text_or_null(request.identity)},
            {"closed_on", text_or_null(request.closed_on)},
            {"outcome", text_or_null(request.outcome)},
            {"note", text_or_null(request.outcome_note)},
            {"lifted_on", text_or_null(request.lifted_on)}};
}

std::string next_step(const storage::RightsRequest& request,
                      std::span<const model::ContactId> contacts) {
    const std::string who = contacts.empty() ? std::string() : uids_text(contacts);
    const auto right = protect::parse_right(request.asked);
    if (contacts.empty() || !right) {
        return text_of(_("tell the person that the base has nothing of them, then: bdd gdpr "
                         "requests close {0} --outcome done"),
                       request.id);
    }
    switch (*right) {
    case Right::access:
        return text_of(_("next: bdd gdpr access {0} -o FOLDER"), who);
    case Right::portability:
        return text_of(_("next: bdd gdpr portability {0} -o FOLDER"), who);
    case Right::erasure:
        return text_of(_("next: bdd gdpr erase {0}"), who);
    case Right::rectification:
        return _("next: correct it at the source and import that file again");
    case Right::restriction:
        return text_of(_("next: grant it with bdd gdpr requests close {0} --outcome done; it "
                         "lasts until bdd gdpr restrict {1} --lift"),
                       request.id, who);
    case Right::objection:
        break;
    }
    return text_of(_("next: answer, then bdd gdpr requests close {0} --outcome done"), request.id);
}

std::string uids_text(std::span<const model::ContactId> contacts) {
    std::vector<std::string> uids;
    uids.reserve(contacts.size());
    for (const model::ContactId contact : contacts) {
        uids.push_back(uid_of(contact));
    }
    return text::join(uids, " ");
}

} // namespace bdd::flows
