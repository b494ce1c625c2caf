#pragma once

#include <bdd/model/record.hpp>
#include <bdd/storage/database.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::storage {

/// What a record is called by those who gave it. The views are valid during the call only.
struct SourceRecord {
    model::RecordId record;
    model::ContactId contact;
    std::string_view source;      ///< Code.
    std::string_view external_id; ///< The source's own id; empty when it gave none.
};

/// One pair of records of which a person said what it is.
struct SaidPair {
    model::RecordId a;
    model::RecordId b;
    bool same = false;
    /// Equal for the pairs of one decision: one run about two contacts; ascending from 0.
    std::size_t decision = 0;
};

/// What judging a base needs; only reads.
class EvaluationStore {
public:
    explicit EvaluationStore(Database& database)
        : m_database(&database) {}

    /// Codes of all sources.
    [[nodiscard]] std::vector<std::string> sources();
    /// All records, by id.
    void for_each_record(const std::function<void(const SourceRecord&)>& visit);
    /// The verdicts whose records both still stand, decision by decision.
    [[nodiscard]] std::vector<SaidPair> said_pairs();

private:
    Database* m_database;
};

} // namespace bdd::storage
