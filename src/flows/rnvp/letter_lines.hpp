#pragma once

#include <bdd/rnvp/first_lines.hpp>
#include <bdd/storage/mail_reader.hpp>

#include <string>

namespace bdd::flows {

/// Civility, first and last name as a letter has them; empty for a contact that is no person.
[[nodiscard]] std::string person_on_letter(const storage::MailRow& row);

/// Lines 1 to 3 of a letter to the contact.
[[nodiscard]] rnvp::FirstLines first_lines_of(const storage::MailRow& row);

} // namespace bdd::flows
