#include "flows/protect/check_words.hpp"

#include "flows/base_session.hpp"
#include "flows/show_text.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace bdd::flows {

namespace {

constexpr std::size_t k_most_contacts = 10;

std::vector<FileHit> files_of(const ValueHits& hits) {
    std::vector<FileHit> files = hits.files;
    files.insert(files.end(), hits.archive.begin(), hits.archive.end());
    return files;
}

std::string hits_text(const ValueHits& hits) {
    std::string text;
    if (!hits.tables.empty()) {
        std::vector<std::string> tables;
        for (const auto& [column, count] : hits.tables) {
            tables.push_back(text_of("{0} ({1})", column, count_text(count)));
        }
        text += text_of(_("  in the base: {0}"), text::join(tables, ", ")) + "\n";
    }
    if (!hits.contacts.empty()) {
        std::vector<std::string> contacts;
        for (std::size_t i = 0; i < std::min(hits.contacts.size(), k_most_contacts); ++i) {
            contacts.push_back(uid_of(hits.contacts[i]));
        }
        if (hits.contacts.size() > k_most_contacts) {
            contacts.emplace_back("…");
        }
        text += text_of(_("  of {0}"), text::join(contacts, ", ")) + "\n";
    }
    for (const FileHit& file : files_of(hits)) {
        text +=
            text_of(file.is_archive ? BDD_N("  in the archive {1}: {0} time, at byte {2}",
                                            "  in the archive {1}: {0} times, first at byte {2}",
                                            static_cast<unsigned long>(file.count))
                                    : BDD_N("  in {1}: {0} time, at byte {2}",
                                            "  in {1}: {0} times, first at byte {2}",
                                            static_cast<unsigned long>(file.count)),
                    count_text(file.count), file.path, file.first) +
            "\n";
    }
    return text;
}

} // namespace

std::string check_text(const ValueCheck& check, std::span<const PersonValue> values) {
    std::string text;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const ValueHits& hits = check.values[i];
        text += values[i].text + (hits.found() ? ":\n" : _(": found nowhere")) +
                (hits.found() ? hits_text(hits) : "\n");
    }
    text +=
        text_of(BDD_N("looked into every cell of the base and {0} file ({1} MB)",
                      "looked into every cell of the base and {0} files ({1} MB)",
                      check.files.size()),
                check.files.size(), fmt::format("{:.1f}", static_cast<double>(check.bytes) / 1e6)) +
        "\n";
    for (const std::string& path : check.compressed) {
        text += text_of(_("not looked into, for it is compressed: {0}"), path) + "\n";
    }
    text += _("out of reach: snapshots of the file system, worn blocks of a flash disk, copies "
              "elsewhere");
    return text + "\n";
}

nlohmann::ordered_json check_json(const ValueCheck& check, std::span<const PersonValue> values) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (std::size_t i = 0; i < values.size(); ++i) {
        const ValueHits& hits = check.values[i];
        nlohmann::ordered_json contacts = nlohmann::ordered_json::array();
        for (const model::ContactId contact : hits.contacts) {
            contacts.push_back(uid_of(contact));
        }
        nlohmann::ordered_json files = nlohmann::ordered_json::array();
        for (const FileHit& file : files_of(hits)) {
            files.push_back({{"path", file.path},
                             {"count", file.count},
                             {"first_byte", file.first},
                             {"archive", file.is_archive}});
        }
        list.push_back({{"value", values[i].text},
                        {"found", hits.found()},
                        {"tables", hits.tables},
                        {"contacts", std::move(contacts)},
                        {"files", std::move(files)}});
    }
    return {{"found", check.found()},
            {"values", std::move(list)},
            {"files", check.files},
            {"compressed", check.compressed}};
}

} // namespace bdd::flows
