import { useJobs } from '../../store/jobs.ts';
import { RepositoryFailure } from './repository-failure.tsx';

/** Repositories that could not be read, until the message is closed. */
export function FailedJobs() {
  const jobs = useJobs((state) => state.jobs);
  return jobs.map((job) =>
    job.state === 'failed' && job.name.startsWith('repository.') ? <RepositoryFailure key={job.id} job={job} /> : null,
  );
}
