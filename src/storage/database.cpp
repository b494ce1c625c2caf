#include "storage/migrations.hpp"
#include "storage/private_file.hpp"
#include "storage/sqlite.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/storage/database.hpp>

#include <sys/stat.h>

namespace bdd::storage {

namespace {

constexpr int k_cache_kib = 16 * 1024;
constexpr int k_bulk_cache_kib = 24 * 1024;
constexpr std::int64_t k_mapped_bytes = std::int64_t{1} << 30U;
constexpr double k_most_wait_seconds = 2'000'000.0;

bool exists(const std::string& path) {
    struct stat info {};
    return ::stat(path.c_str(), &info) == 0;
}

Connection open(const std::string& path, Access access, double wait_seconds,
                const CancelFlag* cancel) {
    const bool there = exists(path);
    if (!there && access == Access::rehearse) {
        return {"", OpenMode::create, 0, cancel}; // SQLite's own temporary file, gone on close.
    }
    if (!there && access == Access::read) {
        throw Error(Errc::not_found, text_of(_("there is no base {0}"), path),
                    _("make one with: bdd import FILE --source NAME, or name another with --db"));
    }
    if (!there) {
        create_private(path);
    }
    const double capped =
        wait_seconds < 0 || wait_seconds > k_most_wait_seconds ? k_most_wait_seconds : wait_seconds;
    return {path, OpenMode::read_write, static_cast<int>(capped * 1000), cancel};
}

void set_journal(Connection& connection, const std::string& path, Access access) {
    const std::string mode = connection.query_text("PRAGMA journal_mode = WAL");
    if (mode != "wal" && access != Access::rehearse) {
        throw Error(Errc::storage,
                    text_of(_("the base {0} cannot keep a write-ahead log here"), path),
                    _("put it on a local disk: network disks cannot hold it safely"));
    }
}

/// Pages then go to their place behind a rollback journal; the write-ahead log would write, check
/// and read each of them twice. Another program that has the base open, if only to read it, makes
/// this a request that is not granted: the log then stays.
void leave_log(Connection& connection) {
    try {
        (void)connection.query_text("PRAGMA journal_mode = TRUNCATE");
    } catch (const Error& error) {
        if (error.code() != Errc::locked) {
            throw;
        }
    }
}

} // namespace

struct Database::Impl {
    std::string path;
    Connection connection;

    Impl(std::string base_path, Access access, double wait_seconds, const CancelFlag* cancel)
        : path(std::move(base_path))
        , connection(open(path, access, wait_seconds, cancel)) {
        check_identity(connection, path);
        set_journal(connection, path, access);
        connection.execute("PRAGMA synchronous = NORMAL");
        connection.execute("PRAGMA cache_size = -" + std::to_string(k_cache_kib));
        connection.execute("PRAGMA temp_store = MEMORY");
        if (access == Access::read) {
            // Joins jump about: a page that is mapped costs no call to the system.
            connection.execute("PRAGMA mmap_size = " + std::to_string(k_mapped_bytes));
        }
        migrate(connection, path);
        connection.execute("PRAGMA foreign_keys = ON");
    }
};

Database::Database(std::string path, Access access, double wait_seconds, const CancelFlag* cancel)
    : m_impl(std::make_unique<Impl>(std::move(path), access, wait_seconds, cancel)) {}

Database::~Database() = default;
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;

const std::string& Database::path() const noexcept {
    return m_impl->path;
}

Connection& Database::connection() noexcept {
    return m_impl->connection;
}

void Database::prepare_bulk_load() {
    Connection& connection = m_impl->connection;
    connection.execute("PRAGMA cache_size = -" + std::to_string(k_bulk_cache_kib));
    // Nobody reads an empty base while it is filled, so its pages may go straight to their place.
    if (connection.query_integer("SELECT EXISTS (SELECT 1 FROM batch)") == 0) {
        leave_log(connection);
    }
    connection.execute("PRAGMA threads = 1");
    // Parents are written by the same code just before their children; a lookup per parent and row
    // would cost more than the row.
    connection.execute("PRAGMA foreign_keys = OFF");
}

void Database::settle() {
    m_impl->connection.execute("PRAGMA foreign_keys = ON");
    m_impl->connection.execute("PRAGMA analysis_limit = 400");
    try {
        (void)m_impl->connection.query_text("PRAGMA journal_mode = WAL");
        m_impl->connection.execute("PRAGMA optimize");
        m_impl->connection.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (const Error& error) {
        // The change is made: what was asked for since, or somebody who reads, only puts this off.
        if (error.code() != Errc::interrupted && error.code() != Errc::locked) {
            throw;
        }
    }
}

bool Database::rewrite() {
    Connection& connection = m_impl->connection;
    // In memory the copy would take as much of it as the base has on the disk.
    connection.execute("PRAGMA temp_store = FILE");
    connection.execute("VACUUM");
    connection.execute("PRAGMA temp_store = MEMORY");
    return connection.query_integer("PRAGMA wal_checkpoint(TRUNCATE)").value_or(1) == 0;
}

struct Unit::Impl {
    explicit Impl(Connection& connection)
        : transaction(connection) {}
    Transaction transaction;
};

Unit::Unit(Database& database)
    : m_impl(std::make_unique<Impl>(database.connection())) {}

Unit::~Unit() = default;

void Unit::commit() {
    m_impl->transaction.commit();
}

void Unit::rollback() {
    m_impl->transaction.rollback();
}

} // namespace bdd::storage
