#pragma once

#include <bdd/model/record.hpp>
#include <bdd/storage/database.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::storage {

/// One command that changed the base.
struct Run {
    model::RunId id;
    std::string command;
    std::string arguments; ///< JSON array.
    std::string user;
    std::string started_at;
    double seconds = 0;
    std::string counts; ///< JSON object.
    std::optional<model::RunId> undone_by;
};

class RunStore {
public:
    explicit RunStore(Database& database);
    ~RunStore();
    RunStore(RunStore&&) noexcept;
    RunStore& operator=(RunStore&&) noexcept;

    model::RunId begin(std::string_view command, std::string_view arguments, std::string_view user,
                       std::string_view started_at);
    void finish(model::RunId run, std::string_view counts, double seconds);
    [[nodiscard]] std::optional<Run> find(model::RunId run);
    [[nodiscard]] std::optional<Run>
    last_undoable(); ///< Newest run that is neither undone, nor an undo, nor an export.
    /// The newest run before this one that may have changed contacts: exports, oppositions and
    /// consents leave them as they are.
    [[nodiscard]] std::optional<Run> last_change_before(model::RunId run);
    [[nodiscard]] std::vector<Run> newest(std::int64_t most);
    void mark_undone(model::RunId run, model::RunId by);

    /// Notes a change for undo; see run_change in the schema. Empty texts are stored as NULL.
    void note(model::RunId run, std::string_view kind, std::int64_t row, std::string_view before,
              std::string_view after);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// Next ids of a table, given in blocks so that a row costs no look-up. Written back by `save`.
class Sequence {
public:
    Sequence(Database& database, std::string name);
    [[nodiscard]] std::int64_t next() noexcept { return ++m_last; }
    [[nodiscard]] std::int64_t last() const noexcept { return m_last; }
    void save();

private:
    Database* m_database;
    std::string m_name;
    std::int64_t m_last = 0;
};

} // namespace bdd::storage
