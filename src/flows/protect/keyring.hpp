#pragma once

#include "flows/base_session.hpp"

#include <bdd/protect/secret_key.hpp>

#include <string>

namespace bdd::flows {

/// The keys of a base, as far as they are there.
struct KeyringState {
    protect::Keyring keys; ///< Those that the base knows; empty when one of them is missing.
    /// What is wrong when the base holds fingerprints of a key that is not there; else empty.
    std::string problem;
    std::string hint;        ///< What to do about it.
    bool is_exposed = false; ///< Others may read the key file.

    [[nodiscard]] bool missing() const noexcept { return !problem.empty(); }
};

/// Reads the key file and compares it with what the base knows of its keys. A base that never had
/// an opposition or a consent needs no key: nothing is missing then.
[[nodiscard]] KeyringState open_keyring(storage::Database& base);

/// The keys, for a command that cannot do without them. Throws Errc::refused when one is missing.
[[nodiscard]] protect::Keyring require_keyring(storage::Database& base);

/// The keys, for a command that makes fingerprints: at least one. The first is made here: the file
/// first, then its check value within the session; the user is told. A key file whose keys the base
/// does not know, of a first run that failed, is taken over. A dry run makes a key for itself
/// alone. Throws Errc::refused when a key of the base is missing: a new one never takes its place.
[[nodiscard]] protect::Keyring ensure_key(const cli::Context& ctx, WriteSession& session);

} // namespace bdd::flows
