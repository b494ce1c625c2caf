#pragma once

#include <string>
#include <string_view>

/// The one rule of what returned mail does to letters, as parts of queries. Each export, `show` and
/// the reports go by it; nothing of it is stored, so that merges, splits, new addresses, RNVP and
/// undo change what it says at once.
namespace bdd::storage {

/// Lines 4 to 6 as a letter carries them, one below the other; the raw address where RNVP has not
/// seen it. Of the tables d (address) and n (address_rnvp).
[[nodiscard]] std::string_view printed_lines_sql() noexcept;

/// A SELECT of every return with the contact it is of now: return_id, contact_id, run_id,
/// source_id, record_id, motive, said, returned_on, age (1: the contact's last), is_here (0 or 1:
/// it speaks of the address that the contact has now), unclaimed_here (how many of those were not
/// claimed) and stops (0 or 1: no letter goes to the contact because of it).
/// - refused: stops, whatever the address; it concerns the person.
/// - unknown: stops while the contact has this address.
/// - address: stops while a letter would carry the same lines as the one that came back.
/// - unclaimed: stops from the second on that came back from this address.
[[nodiscard]] std::string return_effects_sql();

/// A SELECT of every contact with returned mail: contact_id, returns (how many), motive and
/// returned_on of the last, stop (the motive that stops letters; NULL when they go on).
[[nodiscard]] std::string contact_returns_sql();

} // namespace bdd::storage
