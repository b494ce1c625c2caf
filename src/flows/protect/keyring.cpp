#include "flows/protect/keyring.hpp"

#include "flows/protect/fingerprint_bytes.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/storage/key_file.hpp>
#include <bdd/storage/key_store.hpp>

#include <algorithm>

namespace bdd::flows {

namespace {

using protect::Keyring;
using protect::SecretKey;

void say_missing(KeyringState& state, std::string problem) {
    state.problem = std::move(problem);
    state.hint =
        _("put the key file back from where it is kept; without it the list of oppositions "
          "is of no use, and nothing leaves the base until it is back");
    state.keys.clear();
}

bool matches(const SecretKey& key, const storage::KeyCheck& check) {
    return bytes_of(protect::Fingerprinter(key).check_value()) == check.check_value;
}

/// What the file has, whether or not the base knows it.
Keyring keys_in(const storage::KeyFile& file, const std::string& path) {
    return protect::parse_keys(file.text, path);
}

/// Keeps the keys that the base knows, or says which of them is missing.
void compare(KeyringState& state, const Keyring& found, const std::vector<storage::KeyCheck>& known,
             const std::string& path) {
    for (const storage::KeyCheck& check : known) {
        const auto key = std::find_if(found.begin(), found.end(),
                                      [&](const SecretKey& k) { return k.id == check.id; });
        if (key == found.end()) {
            say_missing(state,
                        text_of(_("the key file {0} lacks key {1} of this base"), path, check.id));
            return;
        }
        if (!matches(*key, check)) {
            say_missing(state, text_of(_("key {1} in the key file {0} is that of another base"),
                                       path, check.id));
            return;
        }
        state.keys.push_back(*key);
    }
}

/// Keys of the file that the base does not know yet become its own.
Keyring take_over(WriteSession& session, const KeyringState& state) {
    const std::string path = storage::key_file_path(session.base().path());
    const auto file = storage::read_key_file(session.base().path());
    if (!file) {
        return state.keys;
    }
    Keyring keys = keys_in(*file, path);
    storage::KeyStore store(session.base());
    for (const SecretKey& key : keys) {
        const bool is_known = std::any_of(state.keys.begin(), state.keys.end(),
                                          [&](const SecretKey& k) { return k.id == key.id; });
        if (!is_known) {
            store.add(key.id, bytes_of(protect::Fingerprinter(key).check_value()),
                      session.started_at());
        }
    }
    return keys;
}

Keyring make_first(const cli::Context& ctx, WriteSession& session) {
    Keyring keys{protect::make_key(1)};
    const std::string path = storage::key_file_path(session.base().path());
    if (!session.dry_run()) {
        storage::write_key_file(session.base().path(), protect::to_text(keys));
        ctx.notice(text_of(_("the key of this base is now in {0}: keep a copy of it apart from the "
                             "base and its backups; without it no opposition can be recognised"),
                           path));
    }
    storage::KeyStore(session.base())
        .add(keys[0].id, bytes_of(protect::Fingerprinter(keys[0]).check_value()),
             session.started_at());
    return keys;
}

} // namespace

KeyringState open_keyring(storage::Database& base) {
    KeyringState state;
    const std::vector<storage::KeyCheck> known = storage::KeyStore(base).all();
    if (known.empty()) {
        return state;
    }
    const std::string path = storage::key_file_path(base.path());
    try {
        const auto file = storage::read_key_file(base.path());
        if (!file) {
            say_missing(state, text_of(_("the key file {0} of this base is missing"), path));
            return state;
        }
        state.is_exposed = file->is_exposed;
        compare(state, keys_in(*file, path), known, path);
    } catch (const Error& error) {
        // A file that cannot be read or is damaged is as good as none.
        say_missing(state, error.code() == Errc::config
                               ? text_of(_("the key file {0} of this base is damaged"), path)
                               : std::string(error.what()));
    }
    return state;
}

protect::Keyring require_keyring(storage::Database& base) {
    KeyringState state = open_keyring(base);
    if (state.missing()) {
        throw Error(Errc::refused, state.problem, state.hint);
    }
    return std::move(state.keys);
}

protect::Keyring ensure_key(const cli::Context& ctx, WriteSession& session) {
    const KeyringState state = open_keyring(session.base());
    if (state.missing()) {
        throw Error(Errc::refused, state.problem, state.hint);
    }
    if (state.is_exposed) {
        ctx.notice(text_of(_("others may read the key file {0}: chmod 600 it"),
                           storage::key_file_path(session.base().path())));
    }
    Keyring keys = take_over(session, state);
    return keys.empty() ? make_first(ctx, session) : keys;
}

} // namespace bdd::flows
