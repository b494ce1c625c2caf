#pragma once

#include <string>
#include <string_view>

/// What the lists in data/ know about domains and mailboxes. Built once, on first use.
namespace bdd::fields {

[[nodiscard]] bool is_disposable_domain(std::string_view domain);

/// True for a local part that names a function, not a person: of the list as it stands, or, for
/// words marked with *, followed by a digit or by one of . _ - and anything. "+tag" is ignored.
[[nodiscard]] bool is_generic_mailbox(std::string_view local);

/// Known mail domain that a domain is probably a slip of the keys for, one edit in the name or in
/// the ending (or one in each); empty for known domains and for all others.
[[nodiscard]] std::string suggest_mail_domain(std::string_view domain);

} // namespace bdd::fields
