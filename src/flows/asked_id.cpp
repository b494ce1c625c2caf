#include "flows/asked_id.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>
#include <bdd/storage/detail_store.hpp>

#include <charconv>

namespace bdd::flows {

AskedId parse_id(const std::string& text) {
    std::string_view digits = text::trim(text);
    AskedId asked;
    if (!digits.empty() && (digits[0] == 'A' || digits[0] == 'a')) {
        asked.account = true;
        digits.remove_prefix(1);
    } else if (!digits.empty() && (digits[0] == 'C' || digits[0] == 'c')) {
        digits.remove_prefix(1);
    }
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), asked.value);
    if (result.ec != std::errc{} || result.ptr != digits.data() + digits.size() ||
        asked.value <= 0) {
        throw Error(Errc::usage, text_of(_("'{0}' is no id"), text),
                    _("write a contact like C0000012 or an account like A0000003; bdd find shows "
                      "them"));
    }
    return asked;
}

model::ContactId find_contact(storage::Database& base, const std::string& text) {
    const AskedId asked = parse_id(text);
    if (asked.account) {
        throw Error(Errc::usage, text_of(_("{0} is an account, not a contact"), text),
                    _("write a contact like C0000012; bdd find shows them"));
    }
    const auto contact = storage::DetailStore(base).contact({asked.value});
    if (!contact) {
        throw Error(Errc::not_found, text_of(_("there is no contact {0}"), text),
                    _("bdd find shows ids"));
    }
    return contact->contact.id;
}

} // namespace bdd::flows
