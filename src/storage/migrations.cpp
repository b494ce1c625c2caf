#include "storage/migrations.hpp"

#include "storage/private_file.hpp"
#include "storage/sqlite.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/storage/database.hpp>
#include <bdd_embedded/storage.hpp>

#include <array>
#include <filesystem>

namespace bdd::storage {

namespace {

constexpr std::int64_t k_application_id = 0x62646431; // "bdd1"

const std::array<std::string_view, 4>& scripts() {
    static const std::array<std::string_view, 4> all = {
        embedded::m_0001_base_sql(), embedded::m_0002_protection_sql(),
        embedded::m_0003_rights_sql(), embedded::m_0004_activity_sql()};
    return all;
}

std::int64_t stored_version(Connection& connection) {
    return connection.query_integer("PRAGMA user_version").value_or(0);
}

/// A consistent copy, of mode 0600 like its original. Replaces the copy of a migration that did
/// not come to its end.
void back_up(Connection& connection, const std::string& path, std::int64_t version) {
    const std::string copy = path + ".v" + std::to_string(version) + ".bak";
    std::filesystem::remove(copy);
    create_private(copy);
    Statement vacuum = connection.prepare("VACUUM INTO ?");
    vacuum.run(copy);
}

} // namespace

int schema_version() noexcept {
    return static_cast<int>(scripts().size());
}

void check_identity(Connection& connection, const std::string& path) {
    const std::int64_t id = connection.query_integer("PRAGMA application_id").value_or(0);
    if (id == k_application_id) {
        return;
    }
    const bool empty = connection.query_integer("SELECT count(*) FROM sqlite_schema") == 0;
    if (id != 0 || !empty) {
        throw Error(Errc::storage, text_of(_("{0} is a SQLite file, but no base of bdd"), path),
                    _("name another base with --db"));
    }
}

void migrate(Connection& connection, const std::string& path) {
    migrate(connection, path, scripts());
}

void migrate(Connection& connection, const std::string& path,
             std::span<const std::string_view> steps) {
    const auto latest = static_cast<std::int64_t>(steps.size());
    const std::int64_t seen = stored_version(connection);
    if (seen == latest) {
        return;
    }
    if (seen > latest) {
        throw Error(Errc::storage,
                    text_of(_("the base {0} has schema {1}, this bdd supports up to {2}"), path,
                            seen, latest),
                    _("install the newer bdd that wrote it"));
    }
    if (seen > 0) {
        back_up(connection, path, seen);
    }
    connection.execute("PRAGMA foreign_keys = OFF");
    Transaction transaction(connection);
    // Another process may have migrated while this one waited for the lock.
    for (auto next = stored_version(connection); next < latest; ++next) {
        connection.execute(steps[static_cast<std::size_t>(next)]);
    }
    connection.execute("PRAGMA application_id = " + std::to_string(k_application_id));
    connection.execute("PRAGMA user_version = " + std::to_string(latest));
    transaction.commit();
}

} // namespace bdd::storage
