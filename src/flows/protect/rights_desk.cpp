#include "flows/protect/rights_desk.hpp"

#include "flows/protect/fingerprint_bytes.hpp"
#include "flows/protect/hide_arguments.hpp"
#include "flows/protect/keyring.hpp"
#include "flows/protect/opposition_writer.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>

#include <algorithm>

namespace bdd::flows {

namespace {

using protect::Right;

/// An open request for the same right that concerns all of these people.
std::optional<storage::RightsRequest>
open_request(storage::RequestStore& store, const RequestPeople& people, std::string_view asked) {
    if (people.subjects.empty() || !people.strangers.empty()) {
        return std::nullopt;
    }
    std::vector<model::ContactId> wanted = people.contacts();
    std::sort(wanted.begin(), wanted.end());
    for (storage::RightsRequest& known : store.of_contact(wanted.front())) {
        const std::vector<model::ContactId> concerned = store.contacts_of(known.id);
        if (!known.is_closed() && known.asked == asked &&
            std::includes(concerned.begin(), concerned.end(), wanted.begin(), wanted.end())) {
            return std::move(known);
        }
    }
    return std::nullopt;
}

/// By what later files recognise the people: nothing that they share with others.
std::vector<OpposedValue> own_addresses(const RequestPeople& people,
                                        const std::vector<KnownPerson>& known) {
    std::vector<OpposedValue> addresses;
    for (const KnownPerson& person : known) {
        addresses.insert(addresses.end(), person.fingerprints.begin(), person.fingerprints.end());
    }
    for (const std::string& email : people.strangers) {
        addresses.push_back({protect::AddressKind::email, email});
    }
    return addresses;
}

std::int64_t oppose(cli::Context& ctx, WriteSession& session, const RequestPeople& people) {
    OppositionWords words;
    words.reason = protect::SuppressionReason::letter;
    OppositionWriter writer(ctx, session, words);
    for (const ConsentSubject& subject : people.subjects) {
        for (const OpposedValue& value : addresses_of(session.base(), subject.contact)) {
            writer.add(value);
        }
    }
    for (const std::string& email : people.strangers) {
        writer.add({protect::AddressKind::email, email});
    }
    return writer.counts().added + writer.counts().known;
}

} // namespace

std::vector<model::ContactId> RequestPeople::contacts() const {
    std::vector<model::ContactId> ids;
    ids.reserve(subjects.size());
    for (const ConsentSubject& subject : subjects) {
        ids.push_back(subject.contact);
    }
    return ids;
}

RequestPeople people_of(storage::Database& base, std::span<const AskedPerson> people) {
    RequestPeople found;
    for (const AskedPerson& person : people) {
        if (!person.id && find_subjects(base, person).empty()) {
            if (std::find(found.strangers.begin(), found.strangers.end(), person.email) ==
                found.strangers.end()) {
                found.strangers.push_back(person.email);
            }
            continue;
        }
        ConsentSubject subject = find_subject(base, person);
        const auto is_same = [&](const ConsentSubject& other) {
            return other.contact == subject.contact;
        };
        if (std::none_of(found.subjects.begin(), found.subjects.end(), is_same)) {
            found.subjects.push_back(std::move(subject));
        }
    }
    return found;
}

NotedRequest note_request(cli::Context& ctx, WriteSession& session, const RequestPeople& people,
                          storage::RightsRequest request) {
    storage::RequestStore store(session.base());
    NotedRequest noted;
    noted.people = read_people(session.base(), people.contacts());
    if (auto known = open_request(store, people, request.asked)) {
        noted.request = std::move(*known);
        noted.is_new = false;
        return noted;
    }
    request.run = session.run();
    std::vector<protect::Fingerprint> macs;
    std::vector<storage::RequestSubject> subjects;
    const std::vector<OpposedValue> addresses = own_addresses(people, noted.people);
    macs.reserve(addresses.size()); // The subjects are views of it.
    if (!addresses.empty()) {
        const protect::Fingerprinter maker(ensure_key(ctx, session).back());
        for (const OpposedValue& address : addresses) {
            macs.push_back(maker.of(address.kind, address.value));
            subjects.push_back(
                {static_cast<int>(address.kind), bytes_of(macs.back()), maker.key_id()});
        }
    }
    std::vector<model::RecordId> records;
    for (const ConsentSubject& subject : people.subjects) {
        // All of the contact as it is now, whatever former id it was named by.
        for (const storage::GivenAddresses& record :
             storage::ContactAddresses(session.base()).of(subject.contact)) {
            records.push_back(record.record);
        }
    }
    request.id = store.add(request, subjects, records);
    if (request.asked == keyword(Right::objection)) {
        noted.oppositions = oppose(ctx, session, people);
    }
    noted.request = std::move(request);
    return noted;
}

storage::RightsRequest require_request(storage::Database& base, std::uint64_t id) {
    auto request = storage::RequestStore(base).find(static_cast<std::int64_t>(id));
    if (!request) {
        throw Error(Errc::not_found, text_of(_("there is no request {0}"), id),
                    _("bdd gdpr requests --all lists them"));
    }
    return std::move(*request);
}

std::string recorded_text(cli::Context& ctx, const std::string& text) {
    hide_argument(ctx, text);
    if (names_somebody(text)) {
        throw Error(Errc::usage, _("a note for the record must not hold an address of a person"),
                    _("leave the e-mail or the number out"));
    }
    return std::string(text::trim(text));
}

} // namespace bdd::flows
