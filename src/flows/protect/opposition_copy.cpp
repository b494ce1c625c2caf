#include "flows/protect/opposition_copy.hpp"

#include "flows/protect/fingerprint_bytes.hpp"
#include "flows/protect/opposition_export.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>
#include <bdd/protect/suppression.hpp>
#include <bdd/storage/key_file.hpp>

#include <algorithm>
#include <charconv>
#include <filesystem>

namespace bdd::flows {

namespace {

using protect::AddressKind;

enum Column : std::size_t {
    kind,
    mac,
    key,
    channel,
    purpose,
    norm_version,
    reason,
    since,
    review_on,
    origin,
    count_
};

std::vector<std::string> column_names() {
    std::vector<std::string> names;
    for (const std::string_view name : text::split(text::trim(k_copy_header), ',')) {
        names.emplace_back(name);
    }
    return names;
}

TabularInput open_copy(const std::string& path) {
    const std::vector<std::string> names = column_names();
    TabularInput input(path, {}, {}, [&](std::string_view folded) {
        return std::find(names.begin(), names.end(), folded) != names.end();
    });
    if (input.dialect.columns != names) {
        throw Error(Errc::input, text_of(_("{0} is no copy of a list"), input.file.display_name()),
                    _("a copy is made by: bdd suppress export --macs -o FILE"));
    }
    return input;
}

/// The keys of the base; those of a key file that lies there count as its own.
protect::Keyring keys_for(const cli::Context& ctx, WriteSession& session) {
    std::error_code ignored;
    const bool has_file =
        std::filesystem::exists(storage::key_file_path(session.base().path()), ignored);
    return has_file ? ensure_key(ctx, session) : require_keyring(session.base());
}

/// The rows of a copy as entries.
class CopyRow {
public:
    CopyRow(const cli::Context& ctx, WriteSession& session)
        : m_ctx(&ctx)
        , m_session(&session) {}

    /// Empty when the row is no entry. Valid until the next call.
    const storage::Suppression* read(const std::vector<std::string_view>& cells) {
        const auto kind_read = protect::parse_address_kind(cells[kind]);
        const auto mac_read = protect::parse_fingerprint(cells[mac]);
        const std::string_view version = cells[norm_version];
        const auto [end, error] =
            std::from_chars(version.data(), version.data() + version.size(), m_entry.norm_version);
        if (!kind_read || !mac_read || error != std::errc{} ||
            end != version.data() + version.size() ||
            !protect::parse_scope_channels(cells[channel]) ||
            !protect::parse_scope_purposes(cells[purpose]) ||
            !protect::parse_suppression_reason(cells[reason]) || cells[since].empty() ||
            !parse_iso_date(cells[review_on])) {
            return nullptr;
        }
        m_mac = *mac_read;
        m_entry.kind = static_cast<int>(*kind_read);
        m_entry.mac = bytes_of(m_mac);
        m_entry.key_id = key_of(cells[key]);
        m_entry.channel = cells[channel];
        m_entry.purpose = cells[purpose];
        m_entry.reason = cells[reason];
        m_entry.created_at = cells[since];
        m_entry.review_on = cells[review_on];
        m_entry.origin = cells[origin];
        return &m_entry;
    }

private:
    std::uint32_t key_of(std::string_view tag) {
        if (tag == k_plain_tag) {
            return 0;
        }
        if (m_tags.empty()) {
            for (const protect::SecretKey& one : keys_for(*m_ctx, *m_session)) {
                m_tags.emplace_back(key_tag(one), one.id);
            }
        }
        for (const auto& [known, id] : m_tags) {
            if (known == tag) {
                return id;
            }
        }
        throw Error(Errc::refused, _("the copy was made with a key that this base does not have"),
                    text_of(_("put the key file of its base to {0} before this base has a key of "
                              "its own"),
                            storage::key_file_path(m_session->base().path())));
    }

    const cli::Context* m_ctx;
    WriteSession* m_session;
    std::vector<std::pair<std::string, std::uint32_t>> m_tags;
    protect::Fingerprint m_mac{};
    storage::Suppression m_entry;
};

} // namespace

ImportedOppositions import_copy(cli::Context& ctx, WriteSession& session, OppositionWriter& writer,
                                const std::string& path, const OppositionImportOptions& options) {
    const TabularInput input = open_copy(path);
    RejectsFile rejects({options.rejects, input.file.path(), options.overwrite,
                         input.dialect.delimiter, input.dialect.header_bytes, false,
                         input.encoding.encoding});
    ImportedOppositions imported;
    imported.name = input.file.display_name();
    imported.warnings = input.warnings();
    RowCells cells(input, Ragged::reject);
    CopyRow entry(ctx, session);
    io::CsvReader reader = input.open_rows();
    for (io::CsvRow row; reader.read(row);) {
        ctx.cancel.check();
        ++imported.rows;
        const storage::Suppression* read = cells.read(row) ? nullptr : entry.read(cells.cells());
        if (read == nullptr) {
            reject_row(rejects, options, row.bytes, row.line, "damaged", "no entry of a list");
            continue;
        }
        ++(writer.add_stored(*read) ? imported.added : imported.known);
    }
    if (!session.dry_run()) {
        rejects.commit();
        imported.rejects_path = rejects.path();
    }
    imported.rejected = rejects.count();
    return imported;
}

} // namespace bdd::flows
