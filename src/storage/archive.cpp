#include "storage/private_file.hpp"
#include "storage/sqlite.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/storage/archive.hpp>

#include <algorithm>
#include <filesystem>

namespace bdd::storage {

namespace {

constexpr std::int64_t k_application_id = 0x62646461; // "bdda"
constexpr std::int64_t k_version = 1;
constexpr double k_most_wait_seconds = 2'000'000.0;

constexpr std::string_view k_schema =
    "CREATE TABLE archived ("
    " id INTEGER PRIMARY KEY, uid TEXT NOT NULL, name TEXT, company TEXT, siren TEXT,"
    " address TEXT, documents TEXT NOT NULL, reason TEXT NOT NULL,"
    " ends_on TEXT NOT NULL, archived_at TEXT NOT NULL, run INTEGER NOT NULL) STRICT;"
    "CREATE INDEX archived_uid ON archived (uid)";
constexpr std::string_view k_same =
    "SELECT id FROM archived WHERE uid = ? AND name IS ? AND company IS ?"
    " AND siren IS ? AND address IS ? AND documents = ?";
constexpr std::string_view k_again =
    "UPDATE archived SET (reason, ends_on, archived_at, run) = (?, ?, ?, ?) WHERE id = ?";
constexpr std::string_view k_insert =
    "INSERT INTO archived (uid, name, company, siren, address, documents, reason,"
    " ends_on, archived_at, run) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view k_all =
    "SELECT uid, name, company, siren, address, documents, reason, ends_on,"
    " archived_at, run FROM archived ORDER BY ends_on, id";
constexpr std::string_view k_of =
    "SELECT uid, name, company, siren, address, documents, reason, ends_on,"
    " archived_at, run FROM archived WHERE uid = ? ORDER BY id";
constexpr std::string_view k_past = "SELECT count(*) FROM archived WHERE ends_on < ?";
constexpr std::string_view k_remove = "DELETE FROM archived WHERE ends_on < ?";

Connection open(const std::string& path, Access access, double wait_seconds,
                const CancelFlag* cancel) {
    std::error_code ignored;
    const bool is_there = std::filesystem::exists(path, ignored);
    if (!is_there && access == Access::rehearse) {
        return {"", OpenMode::create, 0, cancel}; // SQLite's own temporary file, gone on close.
    }
    if (!is_there && access == Access::read) {
        throw Error(Errc::not_found, text_of(_("there is no archive {0}"), path),
                    _("bdd gdpr archive add makes it with its first entry"));
    }
    if (!is_there) {
        create_private(path);
    }
    const double seconds =
        wait_seconds < 0 ? k_most_wait_seconds : std::min(wait_seconds, k_most_wait_seconds);
    return {path, OpenMode::read_write, static_cast<int>(seconds * 1000), cancel};
}

void check(Connection& connection, const std::string& path) {
    const std::int64_t id = connection.query_integer("PRAGMA application_id").value_or(0);
    const bool is_new = connection.query_integer("SELECT count(*) FROM sqlite_schema") == 0;
    if (id != k_application_id && (id != 0 || !is_new)) {
        throw Error(Errc::storage, text_of(_("{0} is a SQLite file, but no archive of bdd"), path),
                    _("move it away: the archive of a base has this name"));
    }
    const std::int64_t version = connection.query_integer("PRAGMA user_version").value_or(0);
    if (version > k_version) {
        throw Error(Errc::storage,
                    text_of(_("the archive {0} has schema {1}, this bdd supports up to {2}"), path,
                            version, k_version),
                    _("install the newer bdd that wrote it"));
    }
}

void make_tables(Connection& connection) {
    if (connection.query_integer("PRAGMA user_version").value_or(0) != 0) {
        return;
    }
    Transaction transaction(connection);
    // Another process may have made them while this one waited for the lock.
    if (connection.query_integer("PRAGMA user_version").value_or(0) == 0) {
        connection.execute(k_schema);
        connection.execute("PRAGMA application_id = " + std::to_string(k_application_id));
        connection.execute("PRAGMA user_version = " + std::to_string(k_version));
    }
    transaction.commit();
}

ArchiveEntry read_entry(const Rows& rows) {
    ArchiveEntry entry;
    int column = 0;
    for (std::string* text :
         {&entry.uid, &entry.name, &entry.company, &entry.siren, &entry.address, &entry.documents,
          &entry.reason, &entry.ends_on, &entry.archived_at}) {
        *text = rows.text_or_empty(column++);
    }
    entry.run = {rows.get<std::int64_t>(column)};
    return entry;
}

std::optional<std::int64_t> same_entry(Statement& select, const ArchiveEntry& entry) {
    Rows rows = select.rows(entry.uid, or_null(entry.name), or_null(entry.company),
                            or_null(entry.siren), or_null(entry.address), entry.documents);
    return rows.next() ? std::optional(rows.get<std::int64_t>(0)) : std::nullopt;
}

} // namespace

std::string archive_path(const std::string& base_path) {
    return base_path + ".archive";
}

bool has_archive(const std::string& base_path) {
    std::error_code ignored;
    return std::filesystem::exists(archive_path(base_path), ignored);
}

struct Archive::Impl {
    Connection connection;
    bool is_rehearsal;

    Impl(const std::string& path, Access access, double wait_seconds, const CancelFlag* cancel)
        : connection(open(path, access, wait_seconds, cancel))
        , is_rehearsal(access == Access::rehearse) {
        check(connection, path);
        // No write-ahead log: what is committed is on the disk, and nothing lies beside the file.
        connection.execute("PRAGMA synchronous = FULL");
        connection.execute("PRAGMA secure_delete = ON");
        connection.execute("PRAGMA temp_store = MEMORY");
        make_tables(connection);
    }

    void end(Transaction& transaction) const {
        if (is_rehearsal) {
            transaction.rollback();
        } else {
            transaction.commit();
        }
    }
};

Archive::Archive(const std::string& base_path, Access access, double wait_seconds,
                 const CancelFlag* cancel)
    : m_impl(std::make_unique<Impl>(archive_path(base_path), access, wait_seconds, cancel)) {}

Archive::~Archive() = default;
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;

void Archive::put(std::span<const ArchiveEntry> entries) {
    Connection& connection = m_impl->connection;
    Transaction transaction(connection);
    Statement same = connection.prepare(k_same);
    Statement again = connection.prepare(k_again);
    Statement insert = connection.prepare(k_insert);
    for (const ArchiveEntry& entry : entries) {
        if (const auto id = same_entry(same, entry)) {
            again.run(entry.reason, entry.ends_on, entry.archived_at, entry.run.value, *id);
        } else {
            insert.run(entry.uid, or_null(entry.name), or_null(entry.company), or_null(entry.siren),
                       or_null(entry.address), entry.documents, entry.reason, entry.ends_on,
                       entry.archived_at, entry.run.value);
        }
    }
    m_impl->end(transaction);
}

void Archive::each(const std::function<bool(const ArchiveEntry&)>& visit) {
    Statement select = m_impl->connection.prepare(k_all);
    Rows rows = select.rows();
    while (rows.next() && visit(read_entry(rows))) {
    }
}

std::vector<ArchiveEntry> Archive::of(std::string_view uid) {
    std::vector<ArchiveEntry> entries;
    Statement select = m_impl->connection.prepare(k_of);
    for (Rows rows = select.rows(uid); rows.next();) {
        entries.push_back(read_entry(rows));
    }
    return entries;
}

std::int64_t Archive::count_past(std::string_view day) {
    Statement select = m_impl->connection.prepare(k_past);
    Rows rows = select.rows(day);
    return rows.next() ? rows.get<std::int64_t>(0) : 0;
}

void Archive::remove_past(std::string_view day) {
    Connection& connection = m_impl->connection;
    {
        Transaction transaction(connection);
        connection.prepare(k_remove).run(day);
        m_impl->end(transaction);
    }
    if (!m_impl->is_rehearsal) {
        connection.execute("VACUUM");
    }
}

} // namespace bdd::storage
