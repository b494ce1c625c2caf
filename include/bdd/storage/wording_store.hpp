#pragma once

#include <bdd/storage/database.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::storage {

/// A text that people agreed to, or were told, as it stood on their form.
struct Wording {
    std::int64_t id = 0;
    std::string name;
    int version = 0; ///< From 1, counted for each name and language.
    std::string lang;
    std::string text;
    std::string created_at;
};

/// Wordings by name, version and language. None is ever changed: a new text is a new version.
class WordingStore {
public:
    explicit WordingStore(Database& database)
        : m_database(&database) {}

    /// The newest version, or one of them.
    [[nodiscard]] std::optional<Wording> find(std::string_view name, std::string_view lang,
                                              std::optional<int> version = {});
    [[nodiscard]] std::optional<Wording> get(std::int64_t id);
    /// Stores a text as the next version; id and version are given.
    Wording add(Wording wording);
    /// By name, language and version.
    [[nodiscard]] std::vector<Wording> list();

private:
    Database* m_database;
};

} // namespace bdd::storage
