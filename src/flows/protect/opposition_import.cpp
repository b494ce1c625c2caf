#include "flows/protect/opposition_import.hpp"

#include <bdd/core/i18n.hpp>

namespace bdd::flows {

namespace {

constexpr std::int64_t k_rows_per_poll = 1024;

bool add_row(OppositionWriter& writer, const OppositionRow& row, protect::AddressKind hash_kind) {
    bool is_new = false;
    for (const OpposedValue& value : row.values) {
        is_new = writer.add(value) || is_new;
    }
    for (const protect::Fingerprint& hash : row.hashes) {
        is_new = writer.add_plain(hash_kind, hash) || is_new;
    }
    return is_new;
}

} // namespace

void reject_row(RejectsFile& rejects, const OppositionImportOptions& options,
                std::string_view bytes, std::uint64_t line, std::string_view code,
                std::string_view reason) {
    rejects.add(bytes, line, code, reason);
    if (options.max_rejects &&
        rejects.count() > static_cast<std::int64_t>(options.max_rejects->value)) {
        rejects.commit();
        throw Error(Errc::input,
                    text_of(_("more than {0} rows refused; the base is as it was"),
                            options.max_rejects->value),
                    text_of(_("look at the rows in {0}"), rejects.path()));
    }
}

ImportedOppositions import_oppositions(cli::Context& ctx, WriteSession& session,
                                       OppositionWriter& writer, const std::string& path,
                                       const OppositionImportOptions& options) {
    OppositionFile file(path, options.file);
    RejectsFile rejects(file.rejects_layout(options.rejects, options.overwrite));
    ImportedOppositions imported;
    imported.name = file.input().file.display_name();
    imported.columns = file.columns();
    imported.warnings = file.input().warnings();
    file.each([&](const OppositionRow& row) {
        if (imported.rows++ % k_rows_per_poll == 0) {
            ctx.cancel.check();
        }
        const bool is_new = add_row(writer, row, file.hash_kind());
        if (row.code.empty()) {
            ++(is_new ? imported.added : imported.known);
            return;
        }
        reject_row(rejects, options, row.bytes, row.line, row.code, row.reason);
    });
    if (!session.dry_run()) {
        rejects.commit();
        imported.rejects_path = rejects.path();
    }
    imported.rejected = rejects.count();
    return imported;
}

} // namespace bdd::flows
