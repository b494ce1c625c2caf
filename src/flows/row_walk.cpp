#include "flows/row_walk.hpp"

#include <bdd/core/i18n.hpp>

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

RowWalk::RowWalk(cli::Context& ctx, const ImportOptions& options, const TabularInput& input)
    : m_ctx(&ctx)
    , m_options(&options)
    , m_input(&input)
    , m_cells(input, options.ragged)
    , m_rejects(rejects_layout(options, input)) {}

void RowWalk::each(const std::function<void(const io::CsvRow& row)>& take) {
    io::CsvReader reader = m_input->open_rows();
    io::CsvRow row;
    const std::uint64_t most = m_options->limit ? m_options->limit->value : UINT64_MAX;
    for (m_rows = 0; m_rows < most && reader.read(row); ++m_rows) {
        if (m_rows % k_rows_per_poll == 0) {
            m_ctx->cancel.check();
        }
        take(row);
    }
    m_blank_rows = reader.notes().blank_rows;
}

void RowWalk::reject(const io::CsvRow& row, std::string_view code, std::string_view reason) {
    m_rejects.add(row.bytes, row.line, code, reason);
    const auto& most = m_options->max_rejects;
    if (most && m_rejects.count() > static_cast<std::int64_t>(most->value)) {
        m_rejects.commit();
        throw Error(Errc::input,
                    text_of(_("more than {0} rows refused; the base is as it was"), most->value),
                    text_of(_("look at the rows in {0}"), m_rejects.path()));
    }
}

std::string RowWalk::commit(bool dry_run) {
    if (dry_run) {
        return {};
    }
    m_rejects.commit();
    return m_rejects.path();
}

} // namespace bdd::flows
