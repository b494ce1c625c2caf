#include "flows/protect/consent_subject.hpp"

#include "flows/asked_id.hpp"
#include "flows/protect/hide_arguments.hpp"
#include "flows/protect/postal_form.hpp"
#include "flows/show_text.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>
#include <bdd/fields/email.hpp>
#include <bdd/storage/split_store.hpp>

#include <algorithm>

namespace bdd::flows {

namespace {

using protect::AddressKind;
using protect::Channel;
using storage::GivenAddresses;

AddressKind kind_for(Channel channel) noexcept {
    switch (channel) {
    case Channel::email:
        return AddressKind::email;
    case Channel::sms:
    case Channel::phone:
        return AddressKind::phone;
    case Channel::post:
        break;
    }
    return AddressKind::postal;
}

std::string value_for(const GivenAddresses& record, Channel channel) {
    switch (channel) {
    case Channel::email:
        return record.email;
    case Channel::sms:
        return record.mobile;
    case Channel::phone:
        return record.phone.empty() ? record.mobile : record.phone;
    case Channel::post:
        break;
    }
    return postal_form(record.address,
                       record.name_key.empty() ? record.company_key : record.name_key);
}

} // namespace

AskedPerson read_person(cli::Context& ctx, const std::string& text) {
    std::string asked(text::trim(text));
    if (asked == "-") {
        asked = std::string(text::trim(ctx.io.read_line().value_or(std::string())));
        if (asked.empty()) {
            throw Error(Errc::usage, _("nothing came from standard input"),
                        _("send one line with a contact or an e-mail address"));
        }
    }
    AskedPerson person;
    if (asked.find('@') == std::string::npos) {
        person.id = parse_contact_id(asked);
        return person;
    }
    hide_argument(ctx, text);
    const auto emails = fields::read_emails(asked).value;
    if (!emails.first || !emails.more.empty()) {
        throw Error(Errc::usage, _("this is not one e-mail address"),
                    _("write a contact like C0000012, or one address"));
    }
    person.email = emails.first->address;
    return person;
}

std::vector<ConsentSubject> find_subjects(storage::Database& base, const AskedPerson& person) {
    storage::ContactAddresses addresses(base);
    std::vector<ConsentSubject> subjects;
    if (person.id) {
        storage::SplitStore members(base);
        const model::ContactId contact = asked_contact(members, *person.id);
        subjects.push_back({contact, addresses.of(*person.id)});
    } else {
        for (const model::ContactId contact : addresses.with_email(person.email)) {
            subjects.push_back({contact, addresses.of(contact)});
        }
    }
    return subjects;
}

ConsentSubject find_subject(storage::Database& base, const AskedPerson& person) {
    std::vector<ConsentSubject> subjects = find_subjects(base, person);
    if (subjects.empty()) {
        throw Error(Errc::not_found, _("no contact has this e-mail address"),
                    _("import the person first, or look for another address with bdd find"));
    }
    if (subjects.size() > 1) {
        std::vector<std::string> ids;
        for (const ConsentSubject& subject : subjects) {
            ids.push_back(uid_of(subject.contact));
        }
        throw Error(
            Errc::input,
            text_of(_("several contacts have this e-mail address: {0}"), text::join(ids, ", ")),
            _("name one of them; if they are one person: bdd dedupe same"));
    }
    return std::move(subjects.front());
}

std::optional<ConcernedAddress> address_for(const ConsentSubject& subject, Channel channel,
                                            const AskedPerson& person) {
    if (channel == Channel::email && !person.email.empty()) {
        const auto own = std::find_if(
            subject.records.begin(), subject.records.end(),
            [&](const GivenAddresses& record) { return record.email == person.email; });
        const GivenAddresses& record =
            own == subject.records.end() ? subject.records.front() : *own;
        return ConcernedAddress{record.record, AddressKind::email, person.email};
    }
    for (const GivenAddresses& record : subject.records) {
        std::string value = value_for(record, channel);
        if (!value.empty()) {
            return ConcernedAddress{record.record, kind_for(channel), std::move(value)};
        }
    }
    return std::nullopt;
}

std::optional<ConcernedAddress> any_address_for(const ConsentSubject& subject, Channel channel,
                                                const AskedPerson& person) {
    auto found = address_for(subject, channel, person);
    for (const Channel other : {Channel::email, Channel::phone, Channel::post}) {
        found = found ? std::move(found) : address_for(subject, other, person);
    }
    return found;
}

} // namespace bdd::flows
