#pragma once

#include "flows/reference/loaded_file.hpp"

#include <bdd/rnvp/streets.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace bdd::flows {

/// The streets of one département while its rows come.
class StreetScope {
public:
    [[nodiscard]] rnvp::StreetsBuilder& streets() noexcept { return m_streets; }
    /// A name of a place that is no commune of today, each once.
    void add_place(rnvp::PlaceRow place);
    void count_row() noexcept { ++m_rows; }

    /// Packs the streets, so that they take little memory; they can be added to again.
    void pack();
    void unpack();
    [[nodiscard]] NewBase take(std::string_view scope);

private:
    rnvp::StreetsBuilder m_streets;
    std::vector<std::byte> m_packed;
    std::vector<rnvp::PlaceRow> m_places;
    std::unordered_set<std::string> m_known;
    std::uint64_t m_rows = 0;
};

/// The départements of a file of streets. Rows of one département mostly stand together: those that
/// are done are packed, so that the memory for the whole of France is bounded.
class StreetScopes {
public:
    [[nodiscard]] StreetScope& of(std::string_view insee);
    [[nodiscard]] std::vector<NewBase> take();

private:
    std::map<std::string, StreetScope, std::less<>> m_scopes;
    std::string m_name; ///< Of the current one.
    StreetScope* m_current = nullptr;
};

} // namespace bdd::flows
