#include "flows/import_run.hpp"

#include "flows/asked_country.hpp"
#include "flows/conclude.hpp"
#include "flows/protect/source_supply.hpp"
#include "flows/rejects_file.hpp"
#include "flows/run_source.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/json_text.hpp>
#include <bdd/core/log.hpp>
#include <bdd/dedupe/survivorship.hpp>

#include <filesystem>

namespace bdd::flows {

namespace {

std::string json_list(const std::vector<std::string>& texts) {
    std::string json = "[";
    for (const std::string& text : texts) {
        json += json.size() > 1 ? "," : "";
        append_json_string(json, text);
    }
    return json + "]";
}

std::string mapping_json(const intake::ColumnMapping& mapping) {
    std::string json = "[";
    for (const intake::MappedColumn& column : mapping) {
        json += json.size() > 1 ? "," : "";
        if (column.field) {
            append_json_string(json, model::name(*column.field));
        } else {
            json += "null";
        }
    }
    return json + "]";
}

std::string delimiter_name(char delimiter) {
    return delimiter == '\t' ? "tab" : std::string(1, delimiter);
}

} // namespace

ImportRun::ImportRun(cli::Context& ctx, WriteSession& session, const ImportOptions& options)
    : m_ctx(&ctx)
    , m_session(&session)
    , m_options(&options)
    , m_sources(session.base()) {
    m_outcome.source = options.source;
    const RunSource source = find_or_add_source(m_sources, session, options.source);
    m_source = source.id;
    m_outcome.source_is_new = source.is_new;
    if (const auto known = m_sources.find(options.source); known && lacks_proof(facts_of(*known))) {
        if (options.force_reason.empty()) {
            refuse_unproven(*known);
        }
        m_outcome.forced_reason = options.force_reason;
    }
}

std::string ImportRun::rules_of(const TabularInput& input) const {
    const intake::BuildRules rules{input.mapping, input.date_order,
                                   asked_country(m_options->country)};
    return fmt::format("{:016x} {} {} {} {} {}", rules.hash(), static_cast<int>(m_options->ragged),
                       m_options->limit ? m_options->limit->value : 0,
                       io::name(input.encoding.encoding), delimiter_name(input.dialect.delimiter),
                       input.dialect.preamble_rows);
}

bool ImportRun::is_already_imported(const TabularInput& input, ImportedFile& file) {
    const auto last = m_sources.last_batch(m_source);
    if (!last || last->file_hash != input.encoding.file_hash ||
        last->mapping != mapping_json(input.mapping) || last->rules != rules_of(input)) {
        return false;
    }
    file.already_imported = true;
    file.former_import = last->imported_at;
    file.former_run = last->run;
    return true;
}

void ImportRun::add_file(const std::string& path) {
    const TabularInput input(path, m_options->tabular, saved_rules(m_sources, m_source));
    ImportedFile file;
    file.name = input.file.display_name();
    file.warnings = input.warnings();
    file.mapping = input.mapping;
    for (const intake::MappedColumn& column : input.mapping) {
        if (!column.field) {
            file.unmapped.push_back(column.column);
        }
    }
    if (!is_already_imported(input, file)) {
        save_mapping(input);
        read_rows(input, file);
    }
    m_outcome.files.push_back(std::move(file));
}

void ImportRun::save_mapping(const TabularInput& input) {
    std::vector<storage::SavedColumn> columns;
    for (const intake::MappingRule& rule : input.given) {
        columns.emplace_back(io::fold_column_name(rule.column), model::name(rule.field));
    }
    m_sources.save_columns(m_source, columns, m_session->run());
}

void ImportRun::read_rows(const TabularInput& input, ImportedFile& file) {
    storage::BatchInfo batch;
    batch.source = m_source;
    batch.file_name = std::filesystem::path(input.file.path()).filename().string();
    batch.file_hash = input.encoding.file_hash;
    batch.file_bytes = input.encoding.bytes;
    batch.encoding = io::name(input.encoding.encoding);
    batch.delimiter = delimiter_name(input.dialect.delimiter);
    batch.columns = json_list(input.dialect.columns);
    batch.mapping = mapping_json(input.mapping);
    batch.preamble = json_list(input.dialect.preamble);
    batch.rules = rules_of(input);
    batch.imported_at = m_session->started_at();
    const auto conclude_account = [](model::AccountId id, auto statements) {
        return dedupe::conclude_account(id, statements);
    };
    storage::ImportWriter writer(m_session->base(), m_session->run(), batch, conclude_account);

    RejectsFile rejects({m_options->rejects, input.file.path(), m_options->overwrite,
                         input.dialect.delimiter, input.dialect.header_bytes,
                         input.encoding.encoding == io::Encoding::utf8 && input.encoding.bom,
                         input.encoding.encoding});
    PipelineRequest request;
    request.input = &input;
    request.rules = {input.mapping, input.date_order, asked_country(m_options->country)};
    request.ragged = m_options->ragged;
    request.limit = m_options->limit ? m_options->limit->value : 0;
    request.oppositions = oppositions();
    request.refuse_objected = m_ctx->settings.text("import_suppressed") == "refuse";

    const double start = steady_seconds();
    m_ctx->progress.begin(_("importing"), input.file.size(), "B");
    std::uint64_t consumed = 0;
    file.result = run_pipeline(request, [&](RecordBlock& block) {
        m_ctx->cancel.check();
        writer.add(std::span(block.records).first(block.used));
        for (const RejectedRow& row : block.rejected) {
            rejects.add(row.bytes, row.line, row.code, row.reason);
        }
        if (m_options->max_rejects &&
            rejects.count() > static_cast<std::int64_t>(m_options->max_rejects->value)) {
            rejects.commit();
            throw Error(Errc::input,
                        text_of(_("more than {0} rows refused; the base is as it was"),
                                m_options->max_rejects->value),
                        text_of(_("look at the rows in {0}"), rejects.path()));
        }
        file.rows += block.rows;
        m_ctx->progress.advance(block.consumed - consumed);
        consumed = block.consumed;
    });
    m_ctx->progress.end();
    const double rows_done = steady_seconds();
    writer.finish();
    const double indexed = steady_seconds();
    const std::vector<model::AccountId> dirty_accounts = writer.dirty_accounts();
    conclude(m_session->base(), m_session->run(), writer.dirty_contacts(), dirty_accounts,
             m_ctx->cancel);
    log::debug("rows {0:.2f} s, indices {1:.2f} s, conclusions on {2} accounts {3:.2f} s",
               rows_done - start, indexed - rows_done, dirty_accounts.size(),
               steady_seconds() - indexed);
    if (!m_session->dry_run()) {
        rejects.commit();
        file.rejects_path = rejects.path();
    }
    file.counts = writer.counts();
    file.rejected = rejects.count();
}

const SuppressionList* ImportRun::oppositions() {
    if (!m_oppositions) {
        m_oppositions = load_suppressions(m_session->base());
        m_oppositions->require_keys();
    }
    return m_oppositions->set.empty() ? nullptr : &*m_oppositions;
}

ImportOutcome ImportRun::finish() {
    // Files of one line come together: what one of them lacks stands in another.
    if (m_outcome.files.size() > 1) {
        for (ImportedFile& file : m_outcome.files) {
            file.counts.vanished = 0;
        }
    }
    return std::move(m_outcome);
}

} // namespace bdd::flows
