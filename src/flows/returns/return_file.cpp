#include "flows/returns/return_file.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>

#include <fmt/format.h>

namespace bdd::flows {

namespace {

constexpr std::uint64_t k_rows_per_poll = 1024;

RejectsFile::Layout rejects_layout(const ImportOptions& options, const TabularInput& input) {
    return {options.rejects,
            input.file.path(),
            options.overwrite,
            input.dialect.delimiter,
            input.dialect.header_bytes,
            input.encoding.encoding == io::Encoding::utf8 && input.encoding.bom,
            input.encoding.encoding};
}

} // namespace

ReturnFileReader::ReturnFileReader(cli::Context& ctx, WriteSession& session,
                                   const ImportOptions& options, storage::ReturnWriter& writer,
                                   const std::string& path)
    : m_ctx(&ctx)
    , m_session(&session)
    , m_options(&options)
    , m_writer(&writer)
    , m_input(ReturnColumns::open(path, options.tabular))
    , m_columns(m_input, options.tabular.map)
    , m_cells(m_input, options.ragged)
    , m_rejects(rejects_layout(options, m_input))
    , m_today(to_string(ctx.clock.today())) {
    m_file.name = m_input.file.display_name();
    m_file.warnings = m_input.warnings();
    m_file.mapping = m_columns.mapping();
}

template <typename Take>
void ReturnFileReader::for_each_row(Take&& take) {
    io::CsvReader reader = m_input.open_rows();
    io::CsvRow row;
    const std::uint64_t most = m_options->limit ? m_options->limit->value : UINT64_MAX;
    for (m_file.rows = 0; m_file.rows < most && reader.read(row); ++m_file.rows) {
        if (m_file.rows % k_rows_per_poll == 0) {
            m_ctx->cancel.check();
        }
        take(row);
    }
    m_file.blank_rows = reader.notes().blank_rows;
}

ReturnedFile ReturnFileReader::read() {
    look_ahead();
    if (m_finder.wants_any()) {
        m_finder.search(m_session->base());
    }
    for_each_row([&](const io::CsvRow& row) { take(row); });
    if (!m_session->dry_run()) {
        m_rejects.commit();
        m_file.rejects_path = m_rejects.path();
    }
    m_file.rejected = m_rejects.count();
    return std::move(m_file);
}

void ReturnFileReader::look_ahead() {
    bool is_proven = false;
    for_each_row([&](const io::CsvRow& row) {
        if (m_cells.read(row)) {
            return;
        }
        if (const auto order = fields::proven_order(m_columns.date(m_cells.cells()));
            order && !is_proven) {
            m_order = *order;
            is_proven = true;
        }
        const ReturnRow read = read_return_row(m_columns, m_cells.cells(), m_order);
        if (read.ref.empty() && read.has_lines) {
            m_finder.want(read.lines);
        }
    });
}

void ReturnFileReader::take(const io::CsvRow& bytes) {
    if (auto misfit = m_cells.read(bytes)) {
        reject(bytes, intake::keyword(misfit->fault), misfit->reason);
        return;
    }
    const ReturnRow row = read_return_row(m_columns, m_cells.cells(), m_order);
    if (!row.date.empty()) {
        reject(bytes, fields::keyword(fields::Problem::date_invalid),
               fmt::format("'{}' is no date", row.date));
        return;
    }
    const std::optional<model::RecordId> record =
        row.ref.empty() ? find_by_lines(bytes, row) : find_by_ref(bytes, row);
    if (record) {
        add(row, *record);
    }
}

std::optional<model::RecordId> ReturnFileReader::find_by_ref(const io::CsvRow& bytes,
                                                             const ReturnRow& row) {
    const auto id = read_reference(row.ref);
    if (!id) {
        reject(bytes, "unknown_ref", fmt::format("'{}' is no reference such as C0000012", row.ref));
        return std::nullopt;
    }
    const auto record = m_writer->record_of(*id);
    if (!record) {
        reject(bytes, "unknown_ref", fmt::format("the base has no contact {}", row.ref));
    }
    return record;
}

std::optional<model::RecordId> ReturnFileReader::find_by_lines(const io::CsvRow& bytes,
                                                               const ReturnRow& row) {
    if (!row.has_lines) {
        reject(bytes, "no_ref", "no reference, nor the printed lines 4 and 6");
        return std::nullopt;
    }
    const LetterFinder::Found found = m_finder.find(row.lines);
    if (found.candidates == 0) {
        reject(bytes, "no_match", "no contact gets letters with these lines");
        return std::nullopt;
    }
    if (!found.contact) {
        reject(bytes, "ambiguous",
               fmt::format("{} contacts get letters with these lines", found.candidates));
        return std::nullopt;
    }
    ++m_file.by_lines;
    return m_writer->record_of(*found.contact);
}

void ReturnFileReader::add(const ReturnRow& row, model::RecordId record) {
    const std::string returned_on = row.returned_on ? to_string(*row.returned_on) : m_today;
    storage::MailReturn back;
    back.record = record;
    back.motive = row.effective_motive();
    back.said = row.said;
    back.returned_on = returned_on;
    back.key = key_of(row, m_input.encoding.file_hash);
    if (!m_writer->add(back)) {
        ++m_file.known;
        return;
    }
    ++m_file.added;
    count(row);
}

void ReturnFileReader::count(const ReturnRow& row) {
    m_file.without_date += row.returned_on ? 0U : 1U;
    if (row.said.empty()) {
        ++m_file.without_motive;
    } else if (!row.motive) {
        ++m_file.unknown_motives[text::clean_line(row.said)];
    }
    for (std::size_t i = 0; i < m_file.repairs.size(); ++i) {
        m_file.repairs.at(i) += row.repairs.has(static_cast<fields::Repair>(i)) ? 1 : 0;
    }
}

void ReturnFileReader::reject(const io::CsvRow& row, std::string_view code,
                              std::string_view reason) {
    m_rejects.add(row.bytes, row.line, code, reason);
    const auto& most = m_options->max_rejects;
    if (most && m_rejects.count() > static_cast<std::int64_t>(most->value)) {
        m_rejects.commit();
        throw Error(Errc::input,
                    text_of(_("more than {0} rows refused; the base is as it was"), most->value),
                    text_of(_("look at the rows in {0}"), m_rejects.path()));
    }
}

} // namespace bdd::flows
