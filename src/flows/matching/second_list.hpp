#pragma once

#include "flows/matching/list_input.hpp"

#include <bdd/dedupe/column_kinds.hpp>
#include <bdd/dedupe/dataset.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace bdd::flows {

/// What a list is checked against: another list, or the contacts of a base.
class SecondList {
public:
    SecondList() = default;
    SecondList(const SecondList&) = delete;
    SecondList& operator=(const SecondList&) = delete;
    virtual ~SecondList() = default;

    [[nodiscard]] virtual std::string name() const = 0;
    [[nodiscard]] virtual const std::vector<dedupe::ColumnPlan>& plans() const = 0;
    [[nodiscard]] virtual std::vector<std::string> warnings() const = 0;

    /// Interns the rows into `targets`, one for each plan (null: not needed). Rows before are kept.
    /// Gives the number of rows read.
    virtual std::size_t read(const std::vector<dedupe::Column*>& targets, Progress& progress,
                             const CancelFlag& cancel) = 0;
    /// For each row what links name in its place; empty: the rows themselves.
    [[nodiscard]] virtual std::span<const dedupe::Row> stands_for() const = 0;
    /// How many there are of what links name.
    [[nodiscard]] virtual std::size_t size() const = 0;
    /// The id of one of them.
    [[nodiscard]] virtual std::string id(dedupe::Row number) const = 0;
};

/// A file as the second list.
class SecondFile final : public SecondList {
public:
    SecondFile(const std::string& path, const ListOptions& options)
        : m_list(path, options, true) {}

    [[nodiscard]] const ListInput& list() const noexcept { return m_list; }
    [[nodiscard]] std::string name() const override { return m_list.name(); }
    [[nodiscard]] const std::vector<dedupe::ColumnPlan>& plans() const override {
        return m_list.plans();
    }
    [[nodiscard]] std::vector<std::string> warnings() const override { return m_list.warnings(); }
    std::size_t read(const std::vector<dedupe::Column*>& targets, Progress& progress,
                     const CancelFlag& cancel) override {
        m_rows = m_list.read(targets, true, progress, cancel);
        m_list.check_ids();
        return m_rows;
    }
    [[nodiscard]] std::span<const dedupe::Row> stands_for() const override { return {}; }
    [[nodiscard]] std::size_t size() const override { return m_rows; }
    [[nodiscard]] std::string id(dedupe::Row number) const override {
        return m_list.ids().text(number);
    }

private:
    ListInput m_list;
    std::size_t m_rows = 0;
};

} // namespace bdd::flows
