#pragma once

#include <bdd/fields/reading.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::fields {

/// Whose mailbox it is. `generic` (info@, contact@) belongs to the account, never to a person;
/// `personal` is a webmail or access-provider domain; a generic mailbox on such a domain is
/// `generic`.
enum class EmailKind : std::uint8_t { nominative, generic, personal, disposable };
[[nodiscard]] std::string_view keyword(EmailKind kind) noexcept;

struct Email {
    std::string address; ///< Lower case, NFC, domain in ASCII (IDNA 2008); tag and dots are kept.
    EmailKind kind = EmailKind::nominative;
    bool operator==(const Email&) const = default;
};

struct Emails {
    std::optional<Email> first;
    std::vector<Email> more; ///< Further addresses of the same cell, in order.
    /// "did you mean" for a mistyped known domain: the domain (gmail.com for gmial.com); never
    /// applied.
    std::string suggestion;
};

/// Reads a cell that should hold one e-mail address, or several separated by , ; / or spaces.
/// Takes the address out of `Name <a@b>` and `mailto:`, drops a trailing . , ; and blank signs.
/// Syntax: one @, local part ≤ 64 bytes, all ≤ 254, a dot in the domain, no space, no leading,
/// trailing or double dot. Empty cell: nothing, no problem. A bad address among good ones sets the
/// problem and keeps the good ones; words beside an address that may be a part of it ("jean
/// dupont@x.fr") make it bad. Placeholders: nothing, with a repair.
[[nodiscard]] Reading<Emails> read_emails(std::string_view cell);

/// Kind of a normalised address, from the lists in data/.
[[nodiscard]] EmailKind email_kind(std::string_view address);

/// The part behind the @ of a normalised address; empty without one.
[[nodiscard]] std::string_view email_domain(std::string_view address) noexcept;

/// True for webmail and access-provider domains: no evidence of an employer.
[[nodiscard]] bool is_shared_domain(std::string_view domain);

/// Matching key: the address, with dots and "+tag" dropped for gmail.com and googlemail.com, which
/// count as one domain. Never stored as the address.
[[nodiscard]] std::string email_match_key(std::string_view address);

} // namespace bdd::fields
