#include "flows/asked_id.hpp"

#include "flows/show_text.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>

#include <charconv>

namespace bdd::flows {

std::optional<AskedId> read_id(std::string_view text) {
    std::string_view digits = text::trim(text);
    AskedId asked;
    if (!digits.empty() && (digits[0] == 'A' || digits[0] == 'a')) {
        asked.account = true;
        digits.remove_prefix(1);
    } else if (!digits.empty() && (digits[0] == 'C' || digits[0] == 'c')) {
        digits.remove_prefix(1);
    }
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), asked.value);
    const bool is_whole = result.ec == std::errc{} && result.ptr == digits.data() + digits.size();
    return is_whole && asked.value > 0 ? std::optional(asked) : std::nullopt;
}

AskedId parse_id(const std::string& text) {
    if (const auto asked = read_id(text)) {
        return *asked;
    }
    throw Error(Errc::usage, text_of(_("'{0}' is no id"), text),
                _("write a contact like C0000012 or an account like A0000003; bdd find shows "
                  "them"));
}

model::ContactId parse_contact_id(const std::string& text) {
    const AskedId asked = parse_id(text);
    if (asked.account) {
        throw Error(Errc::usage,
                    text_of(_("{0} is an account; this command is for contacts"),
                            uid_of(model::AccountId{asked.value})),
                    text_of(_("bdd show {0} lists the contacts of the account"),
                            uid_of(model::AccountId{asked.value})));
    }
    return {asked.value};
}

model::ContactId asked_contact(storage::SplitStore& store, model::ContactId id) {
    const auto contact = store.find(id);
    if (!contact) {
        throw Error(Errc::not_found, text_of(_("there is no contact {0}"), uid_of(id)),
                    _("bdd find shows ids"));
    }
    return *contact;
}

} // namespace bdd::flows
