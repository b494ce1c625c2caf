#include "flows/protect/value_check.hpp"

#include "flows/base_session.hpp"
#include "flows/reference/open_reference.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/sort_unique.hpp>
#include <bdd/io/file_bytes.hpp>
#include <bdd/storage/archive.hpp>
#include <bdd/storage/cell_reader.hpp>

#include <algorithm>
#include <array>
#include <filesystem>

namespace bdd::flows {

namespace {

namespace fs = std::filesystem;
using protect::ValueSearch;

void look_into_cells(const cli::Context& ctx, const ValueSearch& search, ValueCheck& check) {
    storage::Database base = open_to_read(ctx);
    std::vector<std::vector<model::RecordId>> records(check.values.size());
    std::vector<std::size_t> seen;
    std::int64_t cells = 0;
    storage::each_cell(base, [&](const storage::Cell& cell) {
        constexpr std::int64_t k_cells_per_poll = 4096;
        if (cells++ % k_cells_per_poll == 0) {
            ctx.cancel.check();
        }
        seen.clear();
        search.each(cell.bytes,
                    [&](const ValueSearch::Match& match) { seen.push_back(match.value); });
        sort_unique(seen);
        for (const std::size_t value : seen) {
            ++check.values[value].tables[fmt::format("{}.{}", cell.table, cell.column)];
            if (cell.row && (cell.table == "record" || cell.table == "record_raw")) {
                records[value].push_back({*cell.row});
            } else if (cell.row && cell.table == "contact") {
                check.values[value].contacts.push_back({*cell.row});
            }
        }
    });
    for (std::size_t value = 0; value < records.size(); ++value) {
        auto& contacts = check.values[value].contacts;
        for (const model::RecordId record : records[value]) {
            if (const auto owner = storage::owner_of(base, record)) {
                contacts.push_back(*owner);
            }
        }
        sort_unique(contacts);
    }
}

/// The base and what lies beside it under its name: logs, locks, copies made before an update.
std::vector<std::string> files_of_base(const std::string& base) {
    std::vector<std::string> files;
    const fs::path path(base);
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    const std::string name = path.filename().string();
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        if (entry.is_regular_file() && entry.path().filename().string().starts_with(name)) {
            files.push_back((path.parent_path() / entry.path().filename()).string());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

void add_place(const std::string& place, std::vector<std::string>& files) {
    std::error_code error;
    if (!fs::is_directory(place, error)) {
        if (!fs::is_regular_file(place, error)) {
            throw Error(Errc::not_found, text_of(_("there is no file or folder {0}"), place));
        }
        files.push_back(place);
        return;
    }
    std::vector<std::string> found;
    const auto options = fs::directory_options::skip_permission_denied;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(place, options)) {
        if (entry.is_regular_file() && !entry.is_symlink()) {
            found.push_back(entry.path().string());
        }
    }
    std::sort(found.begin(), found.end());
    files.insert(files.end(), found.begin(), found.end());
}

bool is_compressed(std::string_view start) {
    return start.starts_with("\x1F\x8B") || start.starts_with("PK\x03\x04") ||
           start.starts_with("\xFD"
                             "7zXZ") ||
           start.starts_with("(\xB5/\xFD") || start.starts_with("BZh") ||
           start.starts_with("7z\xBC\xAF");
}

/// Of the file itself and its log: what cells hold now is no old page.
bool explains(const ValueHits& hits, const std::string& path, const std::string& base) {
    return !hits.tables.empty() && (path == base || path == base + "-wal" ||
                                    path == base + "-journal" || path == base + "-shm");
}

void look_into_file(const cli::Context& ctx, const std::string& path,
                    std::span<const PersonValue> values, const ValueSearch& search,
                    ValueCheck& check) {
    std::vector<FileHit> hits(check.values.size());
    ValueSearch::Stream stream(search);
    bool is_first = true;
    bool is_opaque = false;
    check.bytes += io::each_block(path, [&](std::string_view block) {
        ctx.cancel.check();
        is_opaque = is_opaque || (is_first && is_compressed(block));
        is_first = false;
        stream.feed(block, [&](const ValueSearch::Match& match) {
            FileHit& hit = hits[match.value];
            hit.first = hit.count++ == 0 ? match.end - match.length : hit.first;
        });
    });
    check.files.push_back(path);
    if (is_opaque) {
        check.compressed.push_back(path);
    }
    const bool is_archive = path == storage::archive_path(ctx.db_path());
    for (std::size_t value = 0; value < hits.size(); ++value) {
        if (hits[value].count > 0 && !explains(check.values[value], path, ctx.db_path())) {
            hits[value].path = path;
            hits[value].is_archive = is_archive;
            const bool is_kept = is_archive && values[value].kind == protect::ValueKind::name;
            auto& list = is_kept ? check.values[value].archive : check.values[value].files;
            list.push_back(std::move(hits[value]));
        }
    }
}

} // namespace

bool ValueHits::is_of_others() const noexcept {
    constexpr std::array<std::string_view, 7> k_of_people = {
        "account.", "address.", "address_rnvp.", "contact.", "record.", "record_raw.", "site."};
    return files.empty() && !tables.empty() &&
           std::all_of(tables.begin(), tables.end(), [&](const auto& hit) {
               return std::any_of(k_of_people.begin(), k_of_people.end(), [&](auto table) {
                   return std::string_view(hit.first).starts_with(table);
               });
           });
}

bool ValueCheck::leaves() const noexcept {
    return std::any_of(values.begin(), values.end(),
                       [](const ValueHits& hits) { return hits.is_left(); });
}

bool ValueCheck::found() const noexcept {
    return std::any_of(values.begin(), values.end(),
                       [](const ValueHits& hits) { return hits.found(); });
}

ValueCheck check_values(const cli::Context& ctx, std::span<const PersonValue> values,
                        std::span<const std::string> places) {
    ValueCheck check;
    check.values.resize(values.size());
    const ValueSearch search = search_of(values);
    look_into_cells(ctx, search, check);
    std::vector<std::string> files = files_of_base(ctx.db_path());
    std::error_code ignored;
    if (const std::string reference = reference_path(ctx);
        fs::is_regular_file(reference, ignored)) {
        files.push_back(reference);
    }
    const std::string& log = ctx.settings.text("log_file");
    if (!log.empty() && fs::is_regular_file(log, ignored)) {
        files.push_back(log);
    }
    for (const std::string& place : places) {
        add_place(place, files);
    }
    std::vector<std::string> read;
    for (const std::string& path : files) {
        const std::string canonical = fs::weakly_canonical(path, ignored).string();
        if (std::find(read.begin(), read.end(), canonical) == read.end()) {
            read.push_back(canonical);
            look_into_file(ctx, path, values, search, check);
        }
    }
    return check;
}

} // namespace bdd::flows
