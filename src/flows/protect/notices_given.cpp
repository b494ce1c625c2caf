#include "flows/protect/notices_given.hpp"

#include <bdd/storage/export_members.hpp>
#include <bdd/storage/export_store.hpp>
#include <bdd/storage/notice_store.hpp>
#include <bdd/storage/protection_reader.hpp>

#include <algorithm>

namespace bdd::flows {

namespace {

/// The recipient uses the data for itself.
bool is_disclosure(const storage::ExportEntry& entry) {
    return entry.purpose == "partner" || entry.purpose == "ads";
}

std::int32_t day_of(const storage::ExportEntry& entry) {
    const auto day = parse_iso_date(entry.at.substr(0, 10)); // A time in UTC.
    return day ? static_cast<std::int32_t>(to_days(*day)) : 0;
}

} // namespace

NoticesGiven::NoticesGiven(storage::Database& base, const std::optional<model::ContactId>& only) {
    if (only) {
        read_one(base, *only);
    } else {
        read_all(base);
    }
}

bool NoticesGiven::informed(model::ContactId contact) const noexcept {
    return place(contact) < m_informed.size() && m_informed[place(contact)];
}

std::optional<Date> NoticesGiven::disclosed_on(model::ContactId contact) const noexcept {
    if (place(contact) >= m_disclosed.size() || m_disclosed[place(contact)] == 0) {
        return std::nullopt;
    }
    return from_days(m_disclosed[place(contact)]);
}

void NoticesGiven::disclose(model::ContactId contact, std::int32_t day) {
    std::int32_t& first = m_disclosed.at(place(contact));
    first = first == 0 ? day : std::min(first, day);
}

void NoticesGiven::read_one(storage::Database& base, model::ContactId contact) {
    m_first = contact.value;
    m_disclosed.resize(1);
    storage::NoticeStore store(base);
    bool is_informed = !store.of_contact(contact).empty();
    const std::vector<storage::ExportNotice> told = store.exports();
    for (const storage::ExportEntry& entry : storage::ExportStore(base).with({&contact, 1})) {
        is_informed = is_informed || std::any_of(told.begin(), told.end(),
                                                 [&](const storage::ExportNotice& notice) {
                                                     return notice.export_id == entry.id;
                                                 });
        if (is_disclosure(entry)) {
            disclose(contact, day_of(entry));
        }
    }
    m_informed.assign(1, is_informed);
}

void NoticesGiven::read_all(storage::Database& base) {
    const auto contacts =
        static_cast<std::size_t>(storage::ProtectionReader(base).last_contact()) + 1;
    m_informed.resize(contacts);
    const auto inform = [&](model::ContactId contact) {
        if (place(contact) < contacts) { // One that was undone since may stand in an export.
            m_informed[place(contact)] = true;
        }
    };
    storage::NoticeStore store(base);
    store.each_contact(inform);
    const std::vector<storage::ExportNotice> told = store.exports();
    const std::vector<storage::ExportEntry> exports = storage::ExportStore(base).newest(-1);
    const bool is_any_disclosed = std::any_of(exports.begin(), exports.end(), is_disclosure);
    if (told.empty() && !is_any_disclosed) {
        return;
    }
    storage::ExportMembers members(base);
    for (const storage::ExportNotice& notice : told) {
        members.each(notice.export_id, inform);
    }
    if (!is_any_disclosed) {
        return;
    }
    m_disclosed.resize(contacts);
    for (const storage::ExportEntry& entry : exports) {
        if (is_disclosure(entry)) {
            members.each(entry.id, [&, day = day_of(entry)](model::ContactId contact) {
                if (place(contact) < contacts) {
                    disclose(contact, day);
                }
            });
        }
    }
}

} // namespace bdd::flows
