#pragma once

#include "cli/context.hpp"
#include "flows/matching/second_list.hpp"

#include <bdd/model/record.hpp>
#include <bdd/storage/database.hpp>

#include <string>
#include <vector>

namespace bdd::flows {

/// The columns of a base's records, as the engine compares them.
[[nodiscard]] const std::vector<dedupe::ColumnPlan>& base_plans();

/// The records of a base in columns, by id. The SIREN of an account counts for each of its records.
struct BaseRecords {
    std::vector<model::RecordId> records;   ///< Of each row, ascending.
    std::vector<model::ContactId> contacts; ///< Of each row.
};
/// Interns records of the base into `targets`, one for each of base_plans() (null: not needed): all
/// of them, or those of `only`, ascending.
[[nodiscard]] BaseRecords read_base_records(storage::Database& base,
                                            const std::vector<dedupe::Column*>& targets,
                                            Progress& progress, const CancelFlag& cancel,
                                            const std::vector<model::RecordId>* only = nullptr);

/// A base as the second list: its records are compared, and links name their contacts. The base is
/// only read.
class BaseList final : public SecondList {
public:
    /// Throws Errc::input when there is no base.
    explicit BaseList(const cli::Context& ctx);

    [[nodiscard]] storage::Database& base() noexcept { return m_base; }
    [[nodiscard]] std::string name() const override { return m_name; }
    [[nodiscard]] const std::vector<dedupe::ColumnPlan>& plans() const override {
        return base_plans();
    }
    [[nodiscard]] std::vector<std::string> warnings() const override { return {}; }
    std::size_t read(const std::vector<dedupe::Column*>& targets, Progress& progress,
                     const CancelFlag& cancel) override;
    [[nodiscard]] std::span<const dedupe::Row> stands_for() const override { return m_stands_for; }
    [[nodiscard]] std::size_t size() const override { return m_contacts.size(); }
    [[nodiscard]] std::string id(dedupe::Row number) const override;

private:
    std::string m_name;
    storage::Database m_base;
    std::vector<model::ContactId> m_contacts; ///< Ascending.
    std::vector<dedupe::Row> m_stands_for;
};

} // namespace bdd::flows
