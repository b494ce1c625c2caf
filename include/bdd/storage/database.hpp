#pragma once

#include <bdd/core/cancel.hpp>

#include <memory>
#include <string>

namespace bdd::storage {

class Connection;

enum class Access {
    read,     ///< The base must exist; nothing is written.
    write,    ///< The base is created when it does not exist.
    rehearse, ///< As write, for --dry-run: a base that does not exist is made up and forgotten.
};

/// An open base: checked to be ours, brought to the latest schema, mode 0600. Used by one thread at
/// a time. One transaction per command: `Unit` below.
class Database {
public:
    /// Throws Errc::not_found when a base to read does not exist, Errc::storage when the file is no
    /// base of bdd or belongs to a newer bdd (both schema numbers named). A base of an older schema
    /// opened for reading is brought up to date too, after a copy "<base>.v<N>.bak".
    Database(std::string path, Access access, double wait_seconds, const CancelFlag* cancel);
    ~Database();
    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;

    [[nodiscard]] const std::string& path() const noexcept;
    [[nodiscard]] Connection& connection() noexcept; ///< For the stores of this module.

    /// Lets a bulk load use more cache and keeps pages out of the write-ahead log's way; call it
    /// outside a transaction. Ends with the object.
    void prepare_bulk_load();
    /// Writes the log back into the base and lets the query planner look at the tables; after a
    /// change, outside a transaction.
    void settle();
    /// Writes the file anew, so that no free page and no log holds what was deleted; outside a
    /// transaction. It needs about the size of the base on the disk. False when somebody else has
    /// the base open: then the log may still hold it. Throws Errc::storage when the disk is full.
    [[nodiscard]] bool rewrite();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// One transaction that everything of a command happens in. Rolled back unless committed.
class Unit {
public:
    explicit Unit(Database& database);
    ~Unit();
    Unit(const Unit&) = delete;
    Unit& operator=(const Unit&) = delete;

    void commit();
    void rollback(); ///< For --dry-run, said aloud.

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// Schema number of this program.
[[nodiscard]] int schema_version() noexcept;

} // namespace bdd::storage
